import type { ClaimDraft } from '../../claims/claim.ts'
import { claim } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { type RawWebhook, toRequest } from '../../subject/raw-webhook.ts'
import type { Subject } from '../../subject/subject.ts'
import { atEachCall } from './broken-parts.ts'

/** What an adapter guarantees for a message during which an injected part fails. */
export const brokenWebhooks: readonly ClaimDraft[] = [
  {
    id: 'receiving',
    sentence:
      'A message is received with its place in the order, or refused, whatever part fails meanwhile',
    source: story(
      'The database of the sequence was down: its error, address included, was thrown.',
    ),
    async check(scene) {
      const raw = await scene.webhooks.genuine(await scene.paid())
      await atEachCall(scene, async ({ adapter, what }) =>
        claimSound(scene, { raw, adapter, what }),
      )
      for (const [what, number] of NO_NUMBERS) {
        const adapter = scene.others.again({ sequence: { next: () => number } })
        await claimSound(scene, { raw, adapter, what })
      }
    },
  },
]

const NO_NUMBERS: readonly (readonly [string, number])[] = [
  ['a sequence that gives no number', Number.NaN],
  ['a sequence that gives infinity', Number.POSITIVE_INFINITY],
]

interface Receiving {
  readonly raw: RawWebhook
  readonly adapter: Subject['adapter']
  readonly what: string
}

async function claimSound(scene: Scene<Subject>, { raw, adapter, what }: Receiving): Promise<void> {
  const receiving = adapter.receiveWebhook(toRequest(raw)).catch(() => undefined)
  const delivery = await waitFor(scene.time, receiving)
  claim(delivery !== undefined, `with ${what} it rejects`)
  if (delivery.kind === 'refused') return
  for (const { asOf } of delivery.observations)
    claim(Number.isFinite(asOf.received), `with ${what} it has no place in the order`)
}
