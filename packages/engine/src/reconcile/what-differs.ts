import { isDeepStrictEqual } from 'node:util'
import { isReported, type Payment, type PaymentAmounts } from '@paystate/core'

/**
 * What a fresh read shows of the money that was not known, by name: the status, an amount, refunds, captures or
 * disputes. An amount that is reported for the first time is news only where money has moved.
 */
export function whatDiffers(before: Payment, after: Payment): readonly string[] {
  const one = partsOf(before)
  const other = partsOf(after)
  const parts = PARTS.filter((name) => !isDeepStrictEqual(one[name], other[name]))
  const amounts = MOVED.filter((name) => differs(before.amounts[name], after.amounts[name]))
  const isOther = before.status !== after.status
  return [...(isOther ? ['status'] : []), ...amounts, ...parts]
}

const PARTS = ['refunds', 'captures', 'disputes'] as const

const MOVED = [
  'captured',
  'refunded',
  'refundPending',
  'reversed',
  'chargedBack',
] as const satisfies readonly (keyof PaymentAmounts)[]

function differs(before: PaymentAmounts['captured'], after: PaymentAmounts['captured']): boolean {
  return (isReported(before) ? before : 0) !== (isReported(after) ? after : 0)
}

/** What each part is, without its times and the provider's words. */
function partsOf({ refunds, captures, disputes }: Payment) {
  const named = ({ id, status, amount }: { id?: string; status: string; amount: unknown }) => {
    return { id, status, amount }
  }
  return {
    refunds: refunds.map(named),
    captures: captures.map(named),
    disputes: disputes.map(named),
  }
}
