import type { Channel } from '@paystate/adapter-kit'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { type RawWebhook, toRequest } from '../../subject/raw-webhook.ts'
import type { Subject } from '../../subject/subject.ts'
import type { Arrival, ShownStatus, SubjectStatus } from '../../subject/subject-status.ts'
import { nameOf, shownBy, shownIn } from './shown-status.ts'

const needs = ({ statuses }: Subject) =>
  statuses ? undefined : 'the subject lists no statuses with their reach'

/** What an adapter guarantees of every status that its tables call reachable. */
export const reachedStatuses: readonly ClaimDraft[] = [
  {
    id: 'reached-by-reads',
    sentence: 'Every status that a read can show is shown by one, and maps as its table says',
    source: story('A status was in the table with a typing error: no test had ever brought it up.'),
    needs,
    async check(scene) {
      for (const row of rowsOf(scene, 'read')) {
        const arrival = await arriveAt(scene, row)
        claimShown(await readOf(scene, { row, arrival }), row)
      }
    },
  },
  {
    id: 'reached-by-webhooks',
    sentence:
      'Every status that a webhook announces is announced by one, and maps as its table says',
    source: story(
      'A webhook for an untested status got an error response, and was not sent again.',
    ),
    needs,
    async check(scene) {
      for (const row of rowsOf(scene, 'webhook')) {
        const arrival = await arriveAt(scene, row)
        claim(arrival.messages.length > 0, `${nameOf(row)}: the provider sends no webhook`)
        for (const message of arrival.messages) {
          const disputes = await disputesIn(scene, { row, message })
          claimShown(disputes.at(-1) ?? (await readOf(scene, { row, arrival })), row)
        }
      }
    },
  },
  {
    id: 'reached-by-responses',
    sentence:
      'Every status that a response can report is reported by one, and maps as its table says',
    source: story('A charge that was declined at once was taken for one that waits for its payer.'),
    needs,
    async check(scene) {
      for (const row of rowsOf(scene, 'response')) {
        const { respond } = row
        claim(respond !== undefined, `${nameOf(row)}: nothing brings a response there`)
        const outcome = await respond(scene.adapter)
        claimKind(outcome, 'applied', nameOf(row))
        claimShown(shownBy(outcome), row)
      }
    },
  },
  {
    id: 'silent-statuses',
    sentence: 'A status that no webhook announces is sent none, and is listed as silent',
    source: story('A shop waited for a webhook that the provider does not send for that status.'),
    needs,
    async check(scene) {
      const rows = scene.statuses ?? []
      for (const row of rows) {
        if (row.reach.webhook.reach === 'reachable' || row.arrive === undefined) continue
        const { messages } = await row.arrive(scene.adapter)
        claimSame(messages.length, 0, `${nameOf(row)}: the webhooks sent`)
      }
      const silent = rows.filter((row) => row.part === 'payment' && isSilent(row))
      const listed = scene.adapter.capabilities.webhooks.silentStatuses
      const words = new Set(silent.map(({ providerStatus }) => providerStatus))
      claimSame([...listed].sort(), [...words].sort(), 'the silent statuses of the capabilities')
    },
  },
]

/** It can be read, and no webhook, or only one of a special kind, announces it. */
function isSilent({ reach: { webhook, read } }: SubjectStatus): boolean {
  if (read.reach !== 'reachable') return false
  return webhook.reach === 'unreachable' || webhook.when !== undefined
}

function rowsOf({ statuses = [] }: Subject, channel: Channel): readonly SubjectStatus[] {
  return statuses.filter(({ reach }) => reach[channel].reach === 'reachable')
}

async function arriveAt({ adapter }: Subject, row: SubjectStatus): Promise<Arrival> {
  claim(row.arrive !== undefined, `${nameOf(row)}: nothing brings a payment there`)
  return row.arrive(adapter)
}

interface Sent {
  readonly row: SubjectStatus
  readonly message: RawWebhook
}

/** Delivers a message of the provider: only a dispute is in the message itself. */
async function disputesIn(
  { adapter }: Subject,
  { row, message }: Sent,
): Promise<readonly ShownStatus[]> {
  const delivery = await adapter.receiveWebhook(toRequest(message))
  claim(delivery.kind === 'received', `${nameOf(row)}: its webhook is refused`)
  const isKnown = delivery.hints.some(({ recognized }) => recognized)
  claim(isKnown, `${nameOf(row)}: its webhook gives no hint that is recognized`)
  if (row.part !== 'dispute') return []
  return delivery.observations.flatMap(({ disputes = [] }) => disputes)
}

interface Arrived {
  readonly row: SubjectStatus
  readonly arrival: Arrival
}

async function readOf(
  scene: Scene<Subject>,
  { row, arrival }: Arrived,
): Promise<ShownStatus | undefined> {
  if (arrival.read) return arrival.read()
  return shownIn(await scene.read(arrival.payment), row.part)
}

function claimShown(shown: ShownStatus | undefined, row: SubjectStatus): void {
  const name = nameOf(row)
  claim(shown !== undefined, `${name}: it is not shown`)
  claimSame(shown.status, row.status, `${name}: the status`)
  if (row.part === 'dispute') return
  claimSame(shown.providerStatus?.value, row.providerStatus, `${name}: the provider's status`)
  claimSame(shown.providerStatus?.recognized, true, `${name}: whether it is recognized`)
}
