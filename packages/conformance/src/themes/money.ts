import { exponentOf, isReported, type Money, type Payment } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimSame } from '../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../claims/refused-unsent.ts'
import { paymentRefOf, type Scene } from '../claims/scene.ts'
import { happened } from '../claims/sources.ts'
import type { Alteration } from '../subject/alterations.ts'
import type { Subject } from '../subject/subject.ts'
import { addingUp } from './money/adding-up.ts'
import { partsInCurrencies } from './money/parts-in-currencies.ts'
import { withdrawnCurrencies } from './money/withdrawn-currencies.ts'

/** What an adapter guarantees about amounts. */
export const money = claimsOn('money', [
  {
    id: 'every-currency',
    sentence: 'Amounts survive the round trip in every currency of the provider',
    source: happened('JPY times 100; KWD with two decimals.', 'juspay/hyperswitch#2793'),
    async check(scene) {
      for (const [currency, { exponent, multipleOf = 1 }] of currenciesOf(scene)) {
        claim(exponent >= 0 && exponent <= 4, `${currency} has ${exponent} decimals`)
        const minorUnits = 12_300 * 10 ** exponentOf(currency)
        await claimRoundTrip(scene, {
          currency,
          minorUnits: minorUnits - (minorUnits % multipleOf),
        })
      }
    },
  },
  {
    id: 'no-floats',
    sentence: 'No amount passes through a float',
    source: happened('"1.10" became 111, and "0.07" became 8.', 'juspay/hyperswitch#2793'),
    async check(scene) {
      const { currency } = scene.payment().amount
      const { multipleOf = 1 } = currenciesOf(scene).get(currency) ?? {}
      for (const minorUnits of [
        110, 115, 207, 229, 435, 819, 1_001, 1_999, 4_035, 999_999, 1_000_100,
      ]) {
        await claimRoundTrip(scene, { currency, minorUnits: minorUnits * multipleOf })
      }
    },
  },
  {
    id: 'multiples',
    sentence: 'An amount that the provider would round is refused before any byte is sent',
    source: happened('Rounding blocked a full refund.', 'medusajs/medusa#15303'),
    unless: ({ currencies }) =>
      Object.values(currencies).some(({ multipleOf = 1 }) => multipleOf > 1)
        ? undefined
        : 'no currency is rounded',
    async check(scene) {
      for (const [currency, { multipleOf = 1 }] of currenciesOf(scene)) {
        if (multipleOf === 1) continue
        const amount = { currency, minorUnits: 1_000 * multipleOf + 1 }
        const input = { ...scene.payment({ amount }), reference: scene.reference() }
        await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
      }
    },
  },
  {
    id: 'left-out-is-not-zero',
    sentence: 'A response without an amount does not mean zero, and captures nothing',
    source: happened('An unreadable amount became "captured 0.00".', 'productdevbook/kasapay#172'),
    check: (scene) => claimNotTold(scene, 'amount_left_out'),
  },
  {
    id: 'unreadable-is-not-zero',
    sentence: 'An unreadable amount is not zero, and captures nothing',
    source: happened('An unreadable amount became "captured 0.00".', 'productdevbook/kasapay#172'),
    check: (scene) => claimNotTold(scene, 'amount_unreadable'),
  },
  {
    id: 'another-amount',
    sentence: 'A payment with a different amount than requested does not redirect the payer',
    source: happened('The payer paid twice, or another amount.', 'saleor/saleor#14926'),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      scene.wire.alterNext('create_payment', 'amount_differs')
      const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
      if (outcome.kind === 'applied') {
        const { amounts, needsRead } = outcome.value
        const isSame = amounts.amount === input.amount.minorUnits
        claim(isSame && needsRead, 'a payment with another amount is taken for ours')
      }
      claim(outcome.kind !== 'not_applied', 'it is reported as not done')
    },
  },
  {
    id: 'only-integers',
    sentence: 'Every amount of a payment is a whole number of minor units, or not reported',
    source: happened('Floats in amounts.', 'juspay/hyperswitch#2793'),
    async check(scene) {
      const created = await scene.created()
      await scene.payer.pay(created)
      const paid = await scene.read(created)
      const payments = [created, paid]
      if (scene.adapter.capabilities.refund.support !== 'not_supported') {
        await scene.refunded(paid, { minorUnits: 333 })
        payments.push(await scene.read(paid))
      }
      for (const payment of payments) claimIntegers(payment)
    },
  },
  ...partsInCurrencies,
  ...withdrawnCurrencies,
  ...addingUp,
])

function currenciesOf({ adapter }: Scene<Subject>) {
  return new Map(Object.entries(adapter.capabilities.currencies))
}

async function claimRoundTrip(scene: Scene<Subject>, amount: Money): Promise<void> {
  const payment = await scene.created({ amount })
  const asked = `${amount.minorUnits} ${amount.currency}`
  claimSame(payment.amounts.amount, amount.minorUnits, `the response to ${asked}`)
  await scene.payer.pay(payment)
  const { amounts, currency } = await scene.read(payment)
  const { captured } = scene.ledger.moneyOf({ id: payment.id ?? '' })
  claimSame(captured, amount.minorUnits, `what was really captured of ${asked}`)
  claimSame(amounts.captured, amount.minorUnits, `what is reported as captured of ${asked}`)
  claimSame(currency, amount.currency, 'the currency')
}

async function claimNotTold(scene: Scene<Subject>, alteration: Alteration): Promise<void> {
  const payment = await scene.created()
  await scene.payer.pay(payment)
  scene.wire.alterNext('read', alteration)
  const reading = await scene.adapter.getPayment(paymentRefOf(payment)).catch(() => undefined)
  if (reading === undefined) return
  const { amounts, status } = reading.payment
  claim(amounts.amount !== 0, 'the amount is reported as zero')
  claim(amounts.captured !== 0 || status !== 'captured', 'it is captured, but nothing was')
  claim(status !== 'captured' || isReported(amounts.amount), 'it is captured without an amount')
  claim(
    amounts.refunded !== 0 || !isReported(amounts.captured) || amounts.captured > 0,
    'zero is reported',
  )
}

function claimIntegers({ amounts }: Payment): void {
  for (const [name, amount] of Object.entries(amounts)) {
    const isWhole = typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0
    claim(amount === 'not_reported' || isWhole, `${name} is ${amount}`)
  }
}
