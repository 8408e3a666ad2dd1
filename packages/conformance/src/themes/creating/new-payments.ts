import { isEnd, isReported } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'

/** What an adapter guarantees about a payment that it has just created. */
export const newPayments: readonly ClaimDraft[] = [
  {
    id: 'one-payment',
    sentence: 'A create makes one payment, under its reference and for its amount',
    source: happened('A retry minted a new key: charged two or three times.', 'saleor/apps#2446'),
    async check(scene) {
      const reference = scene.reference()
      const input = { ...scene.payment(), reference }
      const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
      claimKind(outcome, 'applied', 'a create that nothing disturbs')
      const payment = outcome.value
      claimSame(payment.reference, reference, 'the reference')
      claimSame(scene.ledger.effectsOf({ kind: 'create_payment', reference }), 1, 'payments made')
      const asked = scene.payment().amount
      claimSame(payment.amounts.amount, asked.minorUnits, 'the amount')
      claimSame(payment.currency, asked.currency, 'the currency')
    },
  },
  {
    id: 'says-what-comes-next',
    sentence: 'A new payment says what the payer must do',
    source: story('Without it there is nowhere to send the payer, and nothing is ever paid.'),
    async check(scene) {
      const payment = await scene.created()
      claimSame(payment.status, 'requires_action', 'the status')
      claim(typeof payment.nextAction === 'object', 'there is no next action')
    },
  },
  {
    id: 'nothing-left-to-pay',
    sentence: 'A payment that is paid, or has failed, sends its payer nowhere',
    source: happened('A payer pays twice for one order, unnoticed.', 'saleor/saleor#14926'),
    async check(scene) {
      const { adapter } = scene
      for (const fate of ['pay', 'fail'] as const) {
        const input = { ...scene.payment(), reference: scene.reference() }
        const created = await scene.send(adapter.prepare.createPayment(input))
        claimKind(created, 'applied', 'a create that nothing disturbs')
        await scene.payer[fate](created.value)
        const { observation, payment: read } = await adapter.getPayment(paymentRefOf(created.value))
        const payment = scene.shownBy([created.observation, observation])
        for (const { nextAction, status } of [read, payment])
          claim(typeof nextAction === 'string', `it is ${status}, and sends the payer to pay`)
      }
    },
  },
  {
    id: 'nobody-has-paid',
    sentence: 'An unpaid payment is neither captured nor ended',
    source: happened('Pending was shown as captured.', 'Payum/Payum#670'),
    async check(scene) {
      const payment = await scene.created()
      const read = await scene.read(payment)
      for (const { status, amounts } of [payment, read]) {
        claim(!isEnd(status) && status !== 'authorized', `it is ${status}`)
        claim(!isReported(amounts.captured) || amounts.captured === 0, 'captured money is reported')
      }
    },
  },
]
