import type { RefundPayment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../../claims/refused-unsent.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'

const unless = whyNot('refund_payment')

/** What an adapter guarantees about how much is refunded. */
export const refundAmounts: readonly ClaimDraft[] = [
  {
    id: 'amount-is-mandatory',
    sentence:
      'A refund without an amount is refused before any byte is sent, and so is one of zero',
    source: happened(
      'A refund of 0 or undefined gave everything back.',
      'medusajs/medusa#16036',
      'medusajs/medusa#15303',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      await claimRefusedUnsent(scene, scene.refund(payment, { minorUnits: 0 }))
      const refund = { reference: scene.reference(), payment: paymentRefOf(payment) }
      const without: RefundPayment = JSON.parse(JSON.stringify(refund))
      await claimRefusedUnsent(scene, scene.adapter.prepare.refundPayment(without))
    },
  },
  {
    id: 'not-more-than-captured',
    sentence: 'More than is left is never refunded, and never reported as refunded',
    source: story(
      'A replayed batch subtracted a refund twice: refunds ran past what had been paid.',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const { minorUnits } = scene.payment().amount
      await scene.refunded(payment, { minorUnits: minorUnits - 300 })
      const second = scene.refund(payment, { minorUnits: minorUnits - 200 })
      const outcome = await scene.send(second)
      claim(outcome.kind !== 'applied', `the second is ${describe(outcome)}`)
      const { kind, reference } = second
      const { id: paymentId } = payment
      claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds beyond it')
    },
  },
  {
    id: 'sums',
    sentence: 'Refunds are summed from what the provider reports, and the payment stays captured',
    source: happened(
      'The webhook of a refund read a payment that is still paid, and something flipped back.',
      'mollie/magento2#107',
      'mollie/mollie-api-php#641',
    ),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      for (const minorUnits of [300, 200])
        claimKind(
          await scene.send(scene.refund(payment, { minorUnits })),
          'applied',
          'a refund that nothing disturbs',
        )
      const { status, amounts, refunds } = await scene.read(payment)
      claimSame(status, 'captured', 'the status')
      claimSame(refunds.length, 2, 'the refunds')
      const { refunded, refundPending } = amounts
      claim(
        refunded !== 'not_reported' && refundPending !== 'not_reported',
        'a sum is not reported',
      )
      claimSame(refunded + refundPending, 500, 'what is refunded')
      claimSame(amounts.amount, payment.amounts.amount, 'the amount of the payment')
      claimSame(amounts.captured, payment.amounts.captured, 'what is reported as captured')
    },
  },
  {
    id: 'many',
    sentence: 'Every refund of a payment is shown and found, however many there are',
    source: story('A lost refund was on the second page: proven absent, and refunded again.'),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const references: string[] = []
      for (let count = 0; count < 7; count += 1) {
        const refund = scene.refund(payment, { minorUnits: 100 + count })
        claimKind(await scene.send(refund), 'applied', 'a refund that nothing disturbs')
        references.push(refund.reference)
      }
      const { refunds, amounts } = await scene.read(payment)
      for (const [index, reference] of references.entries()) {
        const isShown = refunds.some((refund) => refund.reference === reference)
        claim(isShown, `refund ${index + 1} of ${references.length} is not shown`)
        const search = { payment: paymentRefOf(payment), reference }
        const found = await waitFor(scene.time, scene.adapter.findRefund(search))
        claim(
          found.kind === 'found',
          `refund ${index + 1} of ${references.length} is ${found.kind}`,
        )
      }
      const { refunded, refundPending } = amounts
      claim(
        refunded !== 'not_reported' && refundPending !== 'not_reported',
        'a sum is not reported',
      )
      claimSame(refunded + refundPending, 721, 'what is refunded')
    },
  },
  {
    id: 'other-currency',
    sentence: 'A refund in another currency is never made',
    source: story('10.00 in another currency is another amount.'),
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const codes = Object.keys(scene.adapter.capabilities.currencies)
      const currency = codes.find((code) => code !== payment.currency)
      if (currency === undefined) return
      const refund = scene.refund({ ...payment, currency }, { minorUnits: 100 })
      const outcome = await scene.send(refund)
      claim(outcome.kind !== 'applied', `it is ${describe(outcome)}`)
      const { kind, reference } = refund
      const { id: paymentId } = payment
      claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
    },
  },
  {
    id: 'not-of-an-unpaid-payment',
    sentence: 'A payment that was never paid cannot be refunded',
    source: story('The payer had not paid, and got a refund.'),
    unless,
    async check(scene) {
      const payment = await scene.created()
      const refund = scene.refund(payment, { minorUnits: 100 })
      const outcome = await scene.send(refund)
      claim(outcome.kind !== 'applied', `it is ${describe(outcome)}`)
      const { kind, reference } = refund
      const { id: paymentId } = payment
      claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
    },
  },
  {
    id: 'not-offered',
    sentence: 'Where nothing can be refunded, a refund sends nothing',
    source: story('A capability that says no sends nothing.'),
    unless: ({ refund }) =>
      refund.support === 'not_supported' ? undefined : 'refunds are offered',
    async check(scene) {
      const payment = await scene.paid()
      await claimRefusedUnsent(scene, scene.refund(payment, { minorUnits: 100 }))
    },
  },
]
