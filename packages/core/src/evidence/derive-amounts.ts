import type { PaymentAmounts } from '../payments/amounts.ts'
import type { Dispute } from '../payments/dispute.ts'
import type { Refund } from '../payments/refund.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import type { FoldState, Total } from './fold-state.ts'
import { highest } from './merge-reported.ts'

/** The money as all evidence shows it: sums over the objects, else the provider's own totals. */
export function deriveAmounts(state: FoldState): PaymentAmounts {
  return {
    ...state.reported,
    captured: totalOf('captured', state),
    capturePending: totalOf('capturePending', state),
    refunded: totalOf('refunded', state),
    refundPending: totalOf('refundPending', state),
    chargedBack: totalOf('chargedBack', state),
  }
}

/** What the objects that are known add up to, whatever the provider reports as their total. */
export function countedFor(total: Total, state: FoldState): Reported<number> {
  return sum(partsFor(total, state))
}

function partsFor(
  total: Total,
  { refunds, captures, disputes }: FoldState,
): readonly Reported<number>[] {
  switch (total) {
    case 'captured':
      return amountsOf(captures, ['succeeded'])
    case 'capturePending':
      return amountsOf(captures, ['pending'])
    case 'refunded':
      return amountsOf(refunds, ['succeeded'])
    case 'refundPending':
      return refunds.filter(isUndecided).map(({ amount }) => amount)
    case 'chargedBack':
      return disputes.filter(takesMoney).map(({ moneyTaken }) => moneyTaken)
  }
}

interface Summand {
  readonly status: string
  readonly amount: Reported<number>
}

function amountsOf(
  objects: readonly Summand[],
  statuses: readonly string[],
): readonly Reported<number>[] {
  return objects.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount)
}

/**
 * While a list may lack some objects, having none is no zero, and the provider's total is believed where
 * it is higher.
 */
function totalOf(total: Total, state: FoldState): Reported<number> {
  const amounts = partsFor(total, state)
  if (state.completeLists.has(total)) return sum(amounts)
  return amounts.length === 0 ? state.reported[total] : highest(sum(amounts), state.reported[total])
}

/** One summand that was not reported leaves the sum not reported. */
function sum(amounts: readonly Reported<number>[]): Reported<number> {
  let result = 0
  for (const amount of amounts) {
    if (!isReported(amount)) return 'not_reported'
    result += amount
  }
  return result
}

/** Whatever is not an end reserves its money, also a status that this version lacks. */
function isUndecided({ status }: Refund): boolean {
  return status !== 'succeeded' && status !== 'failed' && status !== 'canceled'
}

function takesMoney({ kind, status }: Dispute): boolean {
  return kind !== 'inquiry' && status !== 'won'
}

/**
 * Says whether captured money is held that no cancel has returned: as much as is told about it, and a capture
 * whose amount nobody reported is some.
 */
export function holdsMoney(state: FoldState): boolean {
  const { captured, reversed } = deriveAmounts(state)
  const taken = amountsOf(state.captures, ['succeeded'])
  const seen = highest(captured, sum(taken.filter((amount) => isReported(amount))))
  const isMore = isReported(seen) && seen > (isReported(reversed) ? reversed : 0)
  return isMore || (!isReported(reversed) && taken.some((amount) => !isReported(amount)))
}
