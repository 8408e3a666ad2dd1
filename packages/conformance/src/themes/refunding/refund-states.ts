import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'

const unless = whyNot('refund_payment')

/** What an adapter guarantees about the status of a refund. */
export const refundStates: readonly ClaimDraft[] = [
  {
    id: 'succeeded-when-sent',
    sentence: 'A refund succeeds when the provider has sent it, and not before',
    source: happened(
      'A refund is queued for two hours; it was shown as refunded at once.',
      'mollie/magento2#724',
      'invoiceninja/invoiceninja#11771',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      await scene.refunded(payment, { minorUnits: 300 })
      for (let step = 0; step < 8; step += 1) {
        const { refunded } = scene.ledger.moneyOf({ id: payment.id ?? '' })
        const { refunds, amounts } = await scene.read(payment)
        const isSent = refunds.some(({ status }) => status === 'succeeded')
        claimSame(isSent, refunded === 300, `whether it succeeded after ${step} half hours`)
        claimSame(amounts.refunded, refunded, 'what is reported as sent')
        const isOffered = refunds.some(({ cancelable }) => cancelable === 'yes')
        claim(!isSent || !isOffered, 'a refund that was sent is offered for canceling')
        await scene.time.advance(1_800_000)
      }
      const { refunded } = scene.ledger.moneyOf({ id: payment.id ?? '' })
      claimSame(refunded, 300, 'what was really sent within four hours of the provider’s clock')
    },
  },
  {
    id: 'late-answer',
    sentence: 'A response that arrives after newer evidence does not undo a refund',
    source: happened(
      'The outcome arrived by webhook before the response, and was overwritten by "submitted".',
      'alphagov/pay-connector#5715',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
      claimKind(outcome, 'applied', 'a refund that nothing disturbs')
      await scene.time.advance(6 * 3_600_000)
      const news = await scene.adapter.getPayment(paymentRefOf(payment))
      const { refunds } = scene.shownBy([news.observation, outcome.observation])
      claimSame(
        refunds.map(({ status }) => status),
        news.payment.refunds.map(({ status }) => status),
        'the refund after the late response',
      )
    },
  },
  {
    id: 'found-by-reference',
    sentence: 'A refund is found by our reference, and one with another amount is a mismatch',
    source: happened(
      'The refund timed out, but the provider had made it.',
      'alphagov/pay-connector#5912',
    ),
    unless: (capabilities) =>
      unless(capabilities) ??
      ('lookup' in capabilities.refund && capabilities.refund.lookup === 'none'
        ? 'refunds cannot be looked up'
        : undefined),
    async check(scene) {
      const { adapter, time } = scene
      const payment = await scene.paid()
      const refund = scene.refund(payment, { minorUnits: 300 })
      const outcome = await scene.send(refund)
      claimKind(outcome, 'applied', 'a refund that nothing disturbs')
      const { reference } = refund
      const { currency = '' } = payment
      const search = { payment: paymentRefOf(payment), reference }
      const amount = { currency, minorUnits: 300 }
      const found = await waitFor(time, adapter.findRefund({ ...search, amount }))
      claim(found.kind === 'found', `it is ${found.kind}`)
      claimSame(found.refund.id, outcome.value.id, 'the id of what was found')
      const other = { ...search, amount: { currency, minorUnits: 301 } }
      const foreign = await waitFor(time, adapter.findRefund(other))
      claim(foreign.kind === 'inconclusive', `another amount is ${foreign.kind}`)
      const unused = { ...search, reference: scene.reference() }
      claimSame((await waitFor(time, adapter.findRefund(unused))).kind, 'not_seen', 'a stranger')
    },
  },
  {
    id: 'unseen-is-not-canceled',
    sentence: 'A refund that the account cannot see is an error, not a cancellation',
    source: story(
      'With a wrong key, a pending refund returned 404: it was released, and made again.',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const { id, reference } = await scene.refunded(payment, { minorUnits: 300 })
      const adapter = scene.others.account()
      const ref = { ...paymentRefOf(payment), account: adapter.account }
      const read = adapter.getRefund({ payment: ref, id, reference })
      await claimError(waitFor(scene.time, read), 'a read of a refund by another account')
    },
  },
  {
    id: 'chargeback-is-no-refund',
    sentence: 'A chargeback is not counted as a refund',
    source: happened('A chargeback read as a partial refund.', 'mollie/PrestaShop#607'),
    needs: ({ bank }) =>
      bank?.chargeBack ? undefined : 'no bank takes money back that a read would show',
    async check(scene) {
      const payment = await scene.paid()
      await scene.bank?.chargeBack?.(payment)
      const { status, amounts, refunds, disputes } = await scene.read(payment)
      claimSame(status, 'captured', 'the status')
      claimSame(refunds.length, 0, 'refunds')
      claim(
        amounts.refunded === 0 || amounts.refunded === 'not_reported',
        'it is counted as refunded',
      )
      claim(disputes.length === 1, 'there is no dispute')
      claimSame(amounts.chargedBack, scene.payment().amount.minorUnits, 'what was charged back')
    },
  },
  {
    id: 'bounced',
    sentence: 'A refund that fails later is reported as failed, and its money as not refunded',
    source: happened('A refund ended as refunded, canceled or failed.', 'mollie/magento2#724'),
    unless,
    needs: ({ bank }) => (bank?.failRefund ? undefined : 'the subject cannot make a refund fail'),
    async check(scene) {
      const payment = await scene.paid()
      const { id = '' } = await scene.refunded(payment, { minorUnits: 300 })
      await scene.bank?.failRefund?.({ id })
      const { amounts, refunds } = await scene.read(payment)
      claimSame(
        refunds.map(({ status }) => status),
        ['failed'],
        'the refunds',
      )
      claimSame(
        [amounts.refunded, amounts.refundPending],
        [0, 0],
        'what was refunded and is pending',
      )
    },
  },
]
