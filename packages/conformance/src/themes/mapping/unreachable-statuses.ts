import { isPaymentError, type OperationKind, type Outcome, type Payment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimOneOf, describe } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import type { Subject } from '../../subject/subject.ts'
import type { ShownStatus, StatusOf, SubjectStatus } from '../../subject/subject-status.ts'
import { nameOf, shownBy, shownIn } from './shown-status.ts'

/** What an adapter guarantees of a status that its tables call unreachable, should it be reported anyway. */
export const unreachableStatuses: readonly ClaimDraft[] = [
  {
    id: 'unreachable-in-reads',
    sentence:
      'A read that reports an unreachable status neither fails otherwise than reads do nor misleads',
    source: story('A provider began to show a status that its documentation had ruled out.'),
    needs: ({ statuses }) => (statuses ? undefined : 'the subject lists no statuses'),
    async check(scene) {
      for (const row of scene.statuses ?? []) {
        if (row.reach.read.reach === 'reachable') continue
        const payment = await paymentWith(scene, row.part)
        if (payment === undefined) continue
        scene.wire.rewriteNext('read', row.report)
        const shown = await readOrError(scene, payment)
        scene.wire.clear()
        const truth = shownIn(await scene.read(payment), row.part)
        if (shown) claimHonest(shownIn(shown, row.part), { row, truth, scene })
      }
    },
  },
  {
    id: 'unreachable-in-responses',
    sentence:
      'A response that reports an unreachable status is applied or unknown, and does not mislead',
    source: story('A create was answered with an end, and the payer was sent away unpaid.'),
    needs: ({ statuses }) => (statuses ? undefined : 'the subject lists no statuses'),
    async check(scene) {
      for (const row of scene.statuses ?? []) {
        if (row.reach.response.reach === 'reachable') continue
        const written = await writeReporting(scene, row)
        if (written === undefined) continue
        const { outcome, payment } = written
        claimOneOf(outcome.kind, ['applied', 'unknown'], `${nameOf(row)}: ${describe(outcome)}`)
        const truth = payment && shownIn(await scene.read(payment), row.part)
        claimHonest(shownBy(outcome), { row, truth, scene })
      }
    },
  },
]

/** A payment that has such a part; undefined where this provider has none, or no response shows it. */
async function paymentWith(scene: Scene<Subject>, part: StatusOf): Promise<Payment | undefined> {
  const { capabilities } = scene.adapter
  switch (part) {
    case 'payment':
      return scene.created()
    case 'capture': {
      if (!capabilities.create.capture.includes('manual')) return undefined
      const payment = await scene.paid({ capture: 'manual' })
      await scene.send(scene.capture(payment, { minorUnits: 400, final: false }))
      return payment
    }
    case 'refund': {
      if (capabilities.refund.support === 'not_supported') return undefined
      const payment = await scene.paid()
      await scene.send(scene.refund(payment, { minorUnits: 300 }))
      return payment
    }
    case 'dispute':
      return scene.paid()
  }
}

async function readOrError(scene: Scene<Subject>, payment: Payment): Promise<Payment | undefined> {
  try {
    return await scene.read(payment)
  } catch (error) {
    claim(isPaymentError(error), `a read throws something else than a PaymentError: ${error}`)
    return undefined
  }
}

interface Written {
  readonly outcome: Outcome<OperationKind>
  readonly payment: Payment | undefined
}

/** A write whose response reports the status; undefined where this provider has no such write. */
async function writeReporting(
  scene: Scene<Subject>,
  { part, report }: SubjectStatus,
): Promise<Written | undefined> {
  const { capabilities, prepare } = scene.adapter
  switch (part) {
    case 'payment': {
      scene.wire.rewriteNext('create_payment', report)
      const input = { ...scene.payment(), reference: scene.reference() }
      const outcome = await scene.send(prepare.createPayment(input))
      scene.wire.clear()
      return { outcome, payment: outcome.kind === 'applied' ? outcome.value : undefined }
    }
    case 'capture': {
      if (!capabilities.create.capture.includes('manual')) return undefined
      const payment = await scene.paid({ capture: 'manual' })
      scene.wire.rewriteNext('capture_payment', report)
      const outcome = await scene.send(scene.capture(payment, { minorUnits: 400, final: false }))
      scene.wire.clear()
      return { outcome, payment }
    }
    case 'refund': {
      if (capabilities.refund.support === 'not_supported') return undefined
      const payment = await scene.paid()
      scene.wire.rewriteNext('refund_payment', report)
      const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
      scene.wire.clear()
      return { outcome, payment }
    }
    case 'dispute':
      return undefined
  }
}

interface Compared {
  readonly row: SubjectStatus
  readonly truth: ShownStatus | undefined
  readonly scene: Subject
}

/** Either the status is read as its table says, or it says nothing, or it is ignored. */
function claimHonest(shown: ShownStatus | undefined, { row, truth, scene }: Compared): void {
  if (shown === undefined) return
  const { status, providerStatus } = shown
  if (providerStatus?.recognized === false) {
    claimOneOf(status, SAYS_NOTHING, `${nameOf(row)}: an unrecognized status`)
    return
  }
  const word = providerStatus?.value ?? truth?.providerStatus?.value
  const rows = (scene.statuses ?? []).filter(
    (one) => one.part === row.part && one.providerStatus === word,
  )
  const isHonest = status === truth?.status || rows.some((one) => one.status === status)
  claim(isHonest, `${nameOf(row)}: ${word} is shown as ${status}`)
}

const SAYS_NOTHING = ['requires_action', 'processing', 'pending', 'open']
