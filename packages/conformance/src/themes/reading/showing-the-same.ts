import type { Observation, OperationKind, Outcome, Payment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

const source = story(
  'The read was right and its evidence was not: the record of the shop had nothing to refund.',
)

/** What an adapter guarantees about evidence, which a record is made of, and what stands beside it. */
export const showingTheSame: readonly ClaimDraft[] = [
  {
    id: 'evidence-shows-the-same',
    sentence: 'The evidence of a read shows the same payment as the read itself',
    source,
    async check(scene) {
      for (const payment of await paymentsIn(scene)) {
        const ref = paymentRefOf(payment)
        const seen = await waitFor(scene.time, scene.adapter.getPayment(ref))
        claimShown(scene, seen)
      }
    },
  },
  {
    id: 'response-shows-the-same',
    sentence: 'The evidence of a response shows the same as its outcome',
    source,
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const created = await scene.send(scene.adapter.prepare.createPayment(input))
      claimKind(created, 'applied', 'a create that nothing disturbs')
      claimShown(scene, { payment: created.value, observation: created.observation })
      await scene.payer.pay(created.value)
      const { capabilities } = scene.adapter
      if (whyNot('refund_payment')(capabilities) === undefined)
        claimPart(await scene.send(scene.refund(created.value, { minorUnits: 300 })))
      if (whyNot('capture_payment')(capabilities) !== undefined) return
      const held = await scene.paid({ capture: 'manual' })
      const { minorUnits } = scene.payment().amount
      claimPart(await scene.send(scene.capture(held, { minorUnits })))
    },
  },
]

/** Payments in the usual states. */
async function paymentsIn(scene: Scene<Subject>): Promise<readonly Payment[]> {
  const { capabilities } = scene.adapter
  const open = await scene.created()
  const failed = await scene.created()
  await scene.payer.fail(failed)
  const paid = await scene.paid()
  const payments = [open, failed, paid]
  if (whyNot('refund_payment')(capabilities) === undefined) {
    const refunded = await scene.paid()
    await scene.send(scene.refund(refunded, { minorUnits: 300 }))
    payments.push(refunded, ...(await withFailedRefund(scene)))
  }
  if (whyNot('capture_payment')(capabilities) === undefined)
    payments.push(await scene.paid({ capture: 'manual' }))
  if (whyNot('cancel_payment')(capabilities) === undefined) {
    const canceled = await scene.created({ canBeCanceled: true })
    await scene.send(scene.cancel(canceled))
    payments.push(canceled)
  }
  if (scene.bank?.chargeBack) {
    const disputed = await scene.paid()
    await scene.bank.chargeBack(disputed)
    payments.push(disputed)
  }
  await scene.time.advance(60_000)
  return payments
}

/** A payment whose refund was accepted and then failed, where the subject can make it fail. */
async function withFailedRefund(scene: Scene<Subject>): Promise<readonly Payment[]> {
  if (!scene.bank?.failRefund) return []
  const payment = await scene.paid()
  const { id = '' } = await scene.refunded(payment, { minorUnits: 300 })
  await scene.bank.failRefund({ id })
  return [payment]
}

interface Shown {
  readonly payment: Payment
  readonly observation: Observation
}

function claimShown(scene: Scene<Subject>, { payment, observation }: Shown): void {
  const evident = scene.shownBy([observation])
  for (const field of FIELDS)
    claimSame(evident[field], payment[field], `${field} in the evidence of one ${payment.status}`)
  const { requested: _evident, ...amounts } = evident.amounts
  const { requested: _asked, ...reported } = payment.amounts
  claimSame(amounts, reported, `the amounts in the evidence of one ${payment.status}`)
}

const FIELDS = [
  'status',
  'id',
  'currency',
  'nextAction',
  'refunds',
  'captures',
  'disputes',
  'attempts',
] as const

/** The part that a write made, among those in its evidence; a read that is due may show it later. */
function claimPart(outcome: Outcome<'capture_payment' | 'refund_payment'>): void {
  const kind: OperationKind = outcome.operation.kind
  claimKind(outcome, 'applied', `a ${kind} that nothing disturbs`)
  const { value, observation, operation } = outcome
  const { refunds = [], captures = [], needsRead = false } = observation
  const parts = [...(kind === 'refund_payment' ? refunds : captures)]
  const same = parts.find(({ reference }) => reference === operation.reference)
  claim(same !== undefined || needsRead, `the evidence of ${kind} does not show it`)
  if (same === undefined) return
  claimSame(same.status, value.status, `the status in the evidence of ${kind}`)
  claimSame(same.amount, value.amount, `the amount in the evidence of ${kind}`)
}
