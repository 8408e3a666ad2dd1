import type { Ledger } from '@paystate/simulator'

/** What really happened to the money of a payment, by the simulator's ledger, in minor units. */
export interface Money {
  readonly payments: number
  readonly authorized: number
  readonly captured: number
  /** How often reserved money was released. */
  readonly released: number
  readonly reversed: number
  /** How often it was canceled. */
  readonly canceled: number
  /** Those that the shop requested. */
  readonly refundsAccepted: number
  readonly refunded: number
  readonly chargedBack: number
}

/** Adds up the ledger of the payment under a reference. */
export function moneyOf(ledger: Ledger, reference: string): Money {
  const ids = ledger.paymentsOf(reference)
  const entries = ids.flatMap((id) => ledger.entries(id))
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind)
  const sum = (amountOf: (id: string) => number) =>
    ids.reduce((total, id) => total + amountOf(id), 0)
  return {
    payments: ids.length,
    authorized: of('authorized').reduce((total, { amount }) => total + amount.minorUnits, 0),
    captured: sum(ledger.capturedOf),
    released: of('released').length,
    reversed: sum(ledger.reversedOf),
    canceled: of('canceled').length,
    refundsAccepted: of('refund_accepted').filter(({ reference }) => reference !== undefined)
      .length,
    refunded: sum(ledger.refundedOf),
    chargedBack: sum(ledger.chargedBackOf),
  }
}

const PRICE = 2450

/** Sentences that say something about money, and when they are true. */
export const CLAIMS: readonly (readonly [RegExp, (money: Money) => boolean])[] = [
  [/You were not charged/, ({ captured, reversed }) => captured - reversed === 0],
  [/No money (?:has )?moved/, ({ refunded }) => refunded === 0],
  [/nothing was charged/, ({ captured }) => captured === 0],
  [/No payment was made/, ({ payments }) => payments === 0],
  [/has no such payment/, ({ payments }) => payments === 0],
  [/We received €24\.50/, ({ captured }) => captured === PRICE],
  [/We charged €4\.50 of/, ({ captured }) => captured === 450],
  [/Reserved, not charged yet/, ({ authorized, captured }) => authorized > 0 && captured === 0],
  [/We refunded €4\.50 of/, ({ refunded }) => refunded === 450],
  [/We refunded €24\.50 of/, ({ refunded }) => refunded === PRICE],
  [/Your bank took back €24\.50/, ({ chargedBack }) => chargedBack === PRICE],
  [/of €24\.50 was returned to you/, ({ reversed }) => reversed === PRICE],
  [/is being canceled/, ({ captured, reversed }) => captured - reversed === 0],
  [/bank took this money back/, ({ chargedBack }) => chargedBack > 0],
  [/bank may take this money back/, ({ chargedBack }) => chargedBack === 0],
  [/has made it, once/, (money) => money.refundsAccepted + money.captured + money.released > 0],
  [/has created it, once/, ({ payments }) => payments === 1],
  [/is no longer reserved/, ({ captured }) => captured === 0],
  [/Start a new payment/, ({ captured, reversed }) => captured - reversed === 0],
]

/** Words that a payments engineer would not write on a page. */
export const WORDS =
  /\b(?:nobody|told|tells?|tr(?:y|ies|ied)|asks?|asked|asking|wish|answer(?:s|ed)?|look(?:s|ed|ing)?(?! (?:it )?up)|handle[ds]?|for ever)\b/gi
