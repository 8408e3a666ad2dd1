import { instantOf } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimAbsent } from '../../claims/claim-absent.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../../claims/refused-unsent.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'

const unless = whyNot('refund_payment')
const unlessCancelable = whyNot('cancel_refund')

/** What an adapter guarantees for refunds that are no longer wanted. */
export const withdrawnRefunds: readonly ClaimDraft[] = [
  {
    id: 'canceled',
    sentence: 'A canceled refund is reported as canceled, and its money is not refunded',
    source: story('It was canceled, and was counted as pending forever.'),
    unless: unlessCancelable,
    async check(scene) {
      const payment = await scene.paid()
      const refund = await scene.refunded(payment, { minorUnits: 300 })
      const outcome = await scene.send(scene.cancelRefund(payment, refund))
      claimKind(outcome, 'applied', 'a cancel of a refund')
      await scene.time.advance(6 * 3_600_000)
      const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
      claimSame(money.refunded, 0, 'what was really sent')
      const { amounts } = await scene.read(payment)
      claim(amounts.refunded === 0 || amounts.refunded === 'not_reported', 'it is reported as sent')
    },
  },
  {
    id: 'canceled-too-late',
    sentence: 'A cancel that never arrived is proven absent once its refund has been sent',
    source: story('The refund was sent, and its cancel stayed unknown forever.'),
    unless: unlessCancelable,
    async check(scene) {
      const payment = await scene.paid()
      const refund = await scene.refunded(payment, { minorUnits: 300 })
      await scene.faults.next('cancel_refund', 'reset')
      const lost = await scene.send(scene.cancelRefund(payment, refund))
      claimKind(lost, 'unknown', 'a cancel whose connection broke')
      const early = await scene.resolve(lost, { wanted: false })
      claim(early.kind !== 'applied', 'a cancel that never arrived is said to be applied')
      await scene.time.advance(6 * 3_600_000)
      const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
      claimSame(money.refunded, 300, 'what was really sent')
      const outcome = await scene.resolve(early, { wanted: false })
      claimAbsent(outcome, 'the cancel of a refund that was sent')
      claimSame(outcome.next, 'never', 'what to do next')
    },
  },
  {
    id: 'cancel-not-offered',
    sentence: 'Where a refund cannot be canceled, canceling it sends nothing',
    source: story('A capability that says no sends nothing.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      (unlessCancelable(capabilities) === undefined ? 'refunds can be canceled' : undefined),
    async check(scene) {
      const payment = await scene.paid()
      const refund = await scene.refunded(payment, { minorUnits: 300 })
      await claimRefusedUnsent(scene, scene.cancelRefund(payment, refund))
    },
  },
  {
    id: 'withdrawn',
    sentence: 'A refund that never arrived and is no longer wanted is not made later',
    source: story('The withdrawn refund was repeated by the recovery.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      ('lookup' in capabilities.refund && capabilities.refund.lookup === 'none'
        ? 'refunds cannot be looked up'
        : undefined),
    async check(scene) {
      const payment = await scene.paid()
      const refund = scene.refund(payment, { minorUnits: 300 })
      await scene.faults.next('refund_payment', 'reset')
      const lost = await scene.send(refund)
      const control = paymentRefOf(payment)
      const outcome = await scene.resolve(lost, { wanted: false, positiveControl: control })
      claimAbsent(outcome, 'a refund that never arrived')
      const now = instantOf(scene.time.clock.now())
      claim(outcome.error.retryAfter === undefined || outcome.error.retryAfter <= now, 'too early')
      const { id: paymentId } = payment
      const { kind, reference } = refund
      claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
    },
  },
]
