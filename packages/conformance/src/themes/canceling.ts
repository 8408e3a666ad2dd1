import { applyObservation, createPaymentRecord, isUnpaidEnd } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimOneOf, claimSame, describe } from '../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../claims/refused-unsent.ts'
import { paymentRefOf } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { whyNot } from '../claims/writes.ts'
import { toRequest } from '../subject/raw-webhook.ts'
import { keeping } from './canceling/keeping.ts'
import { unclearReads } from './canceling/unclear-reads.ts'

const unless = whyNot('cancel_payment')

/** What an adapter guarantees when it cancels a payment. */
export const canceling = claimsOn('canceling', [
  {
    id: 'answer-moves-nothing',
    sentence: 'The response to a cancel does not change the payment; a read does',
    source: story('A failed cancellation was recorded as canceled, by more than one connector.'),
    unless,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const outcome = await scene.send(scene.cancel(payment))
      claimKind(outcome, 'applied', 'a cancel that nothing disturbs')
      const record = createPaymentRecord({ account: scene.adapter.account })
      const after = scene.shownBy([outcome.observation])
      claimSame(after.status, record.payment.status, 'the status after the response alone')
      claim(outcome.value.status !== 'done' || after.needsRead, 'it is done without a read')
    },
  },
  {
    id: 'read-tells',
    sentence: 'After a cancel of an unpaid payment a read shows it canceled',
    source: story('A cancel that is trusted but does not happen leaves the payer able to pay.'),
    unless,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const cancel = scene.cancel(payment)
      claimKind(await scene.send(cancel), 'applied', 'a cancel that nothing disturbs')
      await scene.time.advance(60_000)
      const read = await scene.read(payment)
      const { kind, reference } = cancel
      const happenedOnce = scene.ledger.effectsOf({ kind, reference, paymentId: payment.id })
      claimSame(happenedOnce, 1, 'cancels at the provider')
      claimSame(read.status, 'canceled', 'the status')
      claimSame(read.nextAction, 'none', 'what the payer has to do')
      claimOneOf(read.amounts.reversed, [0, 'not_reported'], 'what was returned of nothing')
    },
  },
  {
    id: 'paid-is-refused',
    sentence: 'Canceling a paid payment is not reported as done where the provider keeps the money',
    source: story('A failed cancellation was recorded as canceled, by more than one connector.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      (capabilities.cancel.whenPaid === 'refused' ? undefined : 'the provider returns the money'),
    async check(scene) {
      const payment = await scene.paid()
      const outcome = await scene.resolve(await scene.send(scene.cancel(payment)))
      const read = await scene.read(payment)
      claimSame(read.status, 'captured', 'the status')
      claimSame(
        read.amounts.captured,
        scene.payment().amount.minorUnits,
        'what is reported as captured',
      )
      const isDone = outcome.kind === 'applied' && outcome.value.status === 'done'
      claim(!isDone, `it is ${describe(outcome)}`)
    },
  },
  {
    id: 'paid-is-reversed',
    sentence:
      'Canceling a paid payment reports what was returned, where the provider returns the money',
    source: story('One call, opposite effects: at one provider the payer has the money back.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      (capabilities.cancel.whenPaid === 'reverses' ? undefined : 'the provider keeps the money'),
    async check(scene) {
      const payment = await scene.paid()
      const outcome = await scene.send(scene.cancel(payment, { ifPaid: 'reverse' }))
      claimKind(outcome, 'applied', 'a cancel of a paid payment')
      await scene.time.advance(60_000)
      const { status, amounts } = await scene.read(payment)
      const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
      claimSame(status, 'canceled', 'the status')
      claimSame(amounts.captured, money.captured, 'what was captured')
      claimSame(amounts.reversed, money.reversed, 'what was returned')
      claimOneOf(amounts.refunded, [money.refunded, 'not_reported'], 'what was refunded')
    },
  },
  ...keeping,
  ...unclearReads,
  {
    id: 'by-reference',
    sentence:
      'A payment without an id is canceled by reference where that works, else refused before sending',
    source: story('The create is unknown: one provider can cancel it, the other cannot.'),
    unless,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const { reference = '', account } = payment
      const cancel = scene.adapter.prepare.cancelPayment({
        reference: scene.reference(),
        payment: { account, reference },
        ifPaid: 'reverse',
      })
      if (!scene.adapter.capabilities.cancel.byReference) {
        await claimRefusedUnsent(scene, cancel)
        return
      }
      claimKind(await scene.send(cancel), 'applied', 'a cancel by reference')
      await scene.time.advance(60_000)
      claimSame((await scene.read(payment)).status, 'canceled', 'the status')
    },
  },
  {
    id: 'nothing-to-cancel',
    sentence: 'A cancel of a failed payment leaves it failed, and takes nothing back',
    source: story('The provider accepts the cancel of a failed payment: it read as canceled.'),
    unless,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      await scene.payer.fail(payment)
      const before = await scene.read(payment)
      await scene.resolve(await scene.send(scene.cancel(before)))
      const after = await scene.read(payment)
      claimSame(after.status, before.status, 'the status')
      claim(isUnpaidEnd(after.status), `it is ${after.status}`)
    },
  },
  {
    id: 'over-is-known',
    sentence:
      'A cancel whose response was lost, repeated after the payment is paid, ends as the read shows',
    source: story(
      'Applied, and the response lost; the repeat was refused, and the payment reported as still payable.',
    ),
    unless,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const cancel = scene.cancel(payment)
      await scene.faults.next('cancel_payment', 'reset')
      const lost = await scene.send(cancel)
      claimKind(lost, 'unknown', 'a cancel that met a reset')
      await scene.payer.pay(payment)
      const outcome = await scene.resolve(lost, {
        wanted: false,
        positiveControl: paymentRefOf(payment),
      })
      const { kind, reference } = cancel
      const effects = scene.ledger.effectsOf({ kind, reference, paymentId: payment.id })
      claim(outcome.kind !== 'applied' || effects === 1, `it is ${describe(outcome)}`)
      claimSame((await scene.read(payment)).status, 'captured', 'the status')
    },
  },
  {
    id: 'late-money',
    sentence:
      'Money that arrives after a cancel is reported as returned where the provider returns it, else as captured',
    source: happened('The payer paid an order that had been canceled.', 'saleor/saleor#14926'),
    unless,
    needs: ({ bank }) =>
      bank?.payLate ? undefined : 'the subject cannot pay a payment that has ended',
    async check(scene) {
      const { account, capabilities } = scene.adapter
      const payment = await scene.created({ canBeCanceled: true })
      const ref = paymentRefOf(payment)
      claimKind(await scene.send(scene.cancel(payment)), 'applied', 'a cancel of an open payment')
      await scene.time.advance(60_000)
      const before = await scene.adapter.getPayment(ref)
      const known = applyObservation(createPaymentRecord({ account }), before.observation)
      claimSame(known.record.payment.status, 'canceled', 'the status before')
      await scene.bank?.payLate?.(payment)
      const message = toRequest(await scene.webhooks.genuine(payment))
      const reported = await scene.adapter.receiveWebhook(message)
      claim(reported.kind === 'received', 'a genuine message is refused')
      const heard = scene.shownBy([before.observation, ...reported.observations])
      claimSame(heard.status, 'canceled', 'the status after the message alone')
      const after = await scene.adapter.getPayment(ref)
      const applied = applyObservation(known.record, after.observation)
      claim(applied.kind === 'applied', 'a read of the payment is no evidence of it')
      const { status, amounts } = applied.record.payment
      const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
      const isReturned = capabilities.lateMoney === 'returned'
      claimSame(status, isReturned ? 'canceled' : 'captured', 'the status')
      claimSame(amounts.captured, money.captured, 'what is reported as captured')
      claimSame(isReturned ? amounts.reversed : 0, money.reversed, 'what is reported as returned')
      const codes = applied.anomalies.map(({ code }) => code)
      claim(isReturned || codes.includes('late_success'), 'it is not reported as an anomaly')
    },
  },
])

/** The payer pays after a cancel that may have been sent, and before it is repeated. */
