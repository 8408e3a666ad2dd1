import { type Capture, exponentOf, isReported, type Money, type Refund } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

const HOUR = 3_600_000

/** What an adapter guarantees about the amounts of captures and refunds, which need not be encoded as payments are. */
export const partsInCurrencies: readonly ClaimDraft[] = [
  {
    id: 'every-currency/refund',
    sentence: "A refund is sent and reported in its payment's currency, with its decimals",
    source: happened('JPY times 100; KWD with two decimals.', 'juspay/hyperswitch#2793'),
    unless: (capabilities) =>
      whyNot('refund_payment')(capabilities) ?? whyNoPart('refunded', capabilities.refund),
    async check(scene) {
      for (const amount of oneOfEachKind(scene)) {
        const payment = await scene.paid({ amount })
        const part = partOf(scene, amount)
        const outcome = await scene.send(scene.refund(payment, part))
        claimKind(outcome, 'applied', `a refund of ${nameOf(part)}`)
        claimPart(outcome.value, part)
        await scene.time.advance(4 * HOUR)
        const { amounts, refunds } = await scene.read(payment)
        for (const refund of refunds) claimPart(refund, part)
        const { refunded } = scene.ledger.moneyOf({ id: payment.id ?? '' })
        claimSame(refunded, part.minorUnits, `what was really refunded of ${nameOf(part)}`)
        claimSame(amounts.refunded, refunded, `what is reported as refunded of ${nameOf(part)}`)
      }
    },
  },
  {
    id: 'every-currency/capture',
    sentence: "A capture is sent and reported in its payment's currency, with its decimals",
    source: story('Only the create knew that yen have no decimals: a capture took 100 times less.'),
    unless: (capabilities) =>
      whyNot('capture_payment')(capabilities) ?? whyNoPart('captured', capabilities.capture),
    async check(scene) {
      for (const amount of oneOfEachKind(scene)) {
        const payment = await scene.paid({ amount, capture: 'manual' })
        const part = partOf(scene, amount)
        const outcome = await scene.send(scene.capture(payment, part))
        claimKind(outcome, 'applied', `a capture of ${nameOf(part)}`)
        claimPart(outcome.value, part)
        await scene.time.advance(60_000)
        const { amounts, captures } = await scene.read(payment)
        for (const capture of captures) claimPart(capture, part)
        const { captured } = scene.ledger.moneyOf({ id: payment.id ?? '' })
        claimSame(captured, part.minorUnits, `what was really captured of ${nameOf(part)}`)
        claimSame(amounts.captured, captured, `what is reported as captured of ${nameOf(part)}`)
      }
    },
  },
]

function whyNoPart(done: string, { partial }: { readonly partial: string }): string | undefined {
  return partial === 'not_supported' ? `a payment is ${done} in full or not at all` : undefined
}

/** One amount in a currency of each kind: with as many decimals, here and in ISO 4217, and as round. */
function oneOfEachKind({ adapter }: Scene<Subject>): readonly Money[] {
  const kinds = new Map<string, Money>()
  for (const [currency, { exponent, multipleOf = 1 }] of Object.entries(
    adapter.capabilities.currencies,
  )) {
    const decimals = exponentOf(currency)
    const minorUnits = 12_300 * 10 ** decimals
    const kind = [exponent, decimals, multipleOf].join()
    if (!kinds.has(kind))
      kinds.set(kind, { currency, minorUnits: minorUnits - (minorUnits % multipleOf) })
  }
  return [...kinds.values()]
}

function partOf({ adapter }: Scene<Subject>, { currency, minorUnits }: Money): Money {
  const { multipleOf = 1 } =
    new Map(Object.entries(adapter.capabilities.currencies)).get(currency) ?? {}
  const part = Math.floor(minorUnits / 3) + 7
  return { currency, minorUnits: part - (part % multipleOf) }
}

/** What is reported of it must not be of another amount or currency. */
function claimPart({ amount, currency }: Capture | Refund, asked: Money): void {
  const isOther = isReported(amount) && amount !== asked.minorUnits
  claim(!isOther, `${amount} are reported of ${nameOf(asked)}`)
  claimSame(currency ?? asked.currency, asked.currency, `the currency of ${nameOf(asked)}`)
}

function nameOf({ currency, minorUnits }: Money): string {
  return `${minorUnits} ${currency}`
}
