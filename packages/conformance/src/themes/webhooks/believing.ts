import { isUnpaidEnd, refundableOf } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import { receive } from './receive.ts'

/** What an adapter guarantees about how far a genuine message is believed. */
export const believing: readonly ClaimDraft[] = [
  {
    id: 'no-belief',
    sentence: 'A message alone neither captures nor ends a payment; a read does',
    source: story('A notification of success meant authorized; the goods were shipped.'),
    async check(scene) {
      const payment = await scene.paid()
      const { observations } = await receive(scene, await scene.webhooks.genuine(payment))
      const { status } = scene.shownBy(observations)
      claim(status !== 'captured' && !isUnpaidEnd(status), `the message alone makes it ${status}`)
      for (const { via } of observations) claimSame(via, 'push', 'how it is evidence')
      const isSigned = scene.webhooks.authenticity === 'signed'
      claim(isSigned || observations.length === 0, 'an unsigned message is evidence')
    },
  },
  {
    id: 'nothing-flips-back',
    sentence: 'After any message about it, a payment that was captured is still captured',
    source: happened(
      'Webhook and redirect raced, and the last one won.',
      'mollie/WooCommerce#1100',
    ),
    async check(scene) {
      const payment = await scene.created()
      const early = await scene.webhooks.genuine(payment)
      await scene.payer.pay(payment)
      const { observation } = await scene.adapter.getPayment(paymentRefOf(payment))
      const late = await receive(scene, early)
      const { status } = scene.shownBy([observation, ...late.observations])
      claimSame(status, 'captured', 'the status')
    },
  },
  {
    id: 'old-news-takes-nothing-back',
    sentence: 'A message from before a refund does not undo the refund',
    source: story(
      'A message was redelivered after a refund: it did not mention the refund, which was read as no refund.',
    ),
    unless: whyNot('refund_payment'),
    async check(scene) {
      const payment = await scene.paid()
      const old = await scene.webhooks.genuine(payment)
      await scene.refunded(payment, { minorUnits: 300 })
      const { observation } = await scene.adapter.getPayment(paymentRefOf(payment))
      const { observations } = await receive(scene, old)
      const known = scene.shownBy([observation])
      const after = scene.shownBy([observation, ...observations])
      claimSame(after.refunds, known.refunds, 'the refunds')
      claimSame(after.amounts, known.amounts, 'what is reported about the money')
    },
  },
  {
    id: 'dispute-is-evidence',
    sentence:
      'A message about a dispute, which no read shows, is evidence of the dispute and of no refund',
    source: happened('A chargeback read as a partial refund.', 'mollie/PrestaShop#607'),
    needs: ({ webhooks: { dispute } }) =>
      dispute ? undefined : 'no message reports a dispute; a read does',
    async check(scene) {
      const payment = await scene.paid()
      const raw = await scene.webhooks.dispute?.(payment)
      claim(raw !== undefined, 'there is no such message')
      const { observation } = await scene.adapter.getPayment(paymentRefOf(payment))
      const { observations } = await receive(scene, raw)
      for (const { via } of observations) claimSame(via, 'push', 'how it is evidence')
      const after = scene.shownBy([observation, ...observations])
      claimSame(after.status, 'captured', 'the status')
      claimSame(after.disputes.length, 1, 'the disputes')
      claimSame(after.disputes[0]?.amount, scene.payment().amount.minorUnits, 'what is disputed')
      claim(
        after.amounts.refunded === 0 || after.amounts.refunded === 'not_reported',
        'it is a refund',
      )
      claimSame(after.refunds.length, 0, 'the refunds')
      const left = refundableOf(after)
      claim(left === 'not_reported' || left === 0, `${left} may be refunded of a disputed payment`)
    },
  },
  {
    id: 'unclear-dispute',
    sentence:
      'A message about a dispute that lacks its id or amount, or whose kind nobody knows, is evidence of the dispute',
    source: story(
      'A dispute came with a new word. It was not booked, and the payment was refunded.',
    ),
    needs: ({ webhooks: { unclearDisputes } }) =>
      unclearDisputes ? undefined : 'no message reports a dispute; a read does',
    async check(scene) {
      const payment = await scene.paid()
      const { observation } = await scene.adapter.getPayment(paymentRefOf(payment))
      for (const [name, message] of Object.entries(scene.webhooks.unclearDisputes ?? {})) {
        const { observations } = await receive(scene, await message(payment))
        const after = scene.shownBy([observation, ...observations])
        claimSame(after.status, 'captured', `${name}: the status`)
        claimSame(after.disputes.length, 1, `${name}: the disputes`)
        const left = refundableOf(after)
        claim(left === 'not_reported' || left === 0, `${name}: ${left} may be refunded`)
      }
    },
  },
]
