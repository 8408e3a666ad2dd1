import type { PaymentAmounts } from '../payments/amounts.ts'
import type { Dispute } from '../payments/dispute.ts'
import type { Refund } from '../payments/refund.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import type { FoldState, Total } from './fold-state.ts'
import { highest } from './merge-reported.ts'

/** The money as all evidence shows it: sums over the objects, else the provider's own totals. */
export function deriveAmounts(state: FoldState): PaymentAmounts {
  const { reported, refunds, captures, disputes } = state
  const taken = disputes.filter(takesMoney).map(({ moneyTaken }) => moneyTaken)
  return {
    ...reported,
    captured: totalOf('captured', { state, amounts: amountsOf(captures, ['succeeded']) }),
    capturePending: totalOf('capturePending', { state, amounts: amountsOf(captures, ['pending']) }),
    refunded: totalOf('refunded', { state, amounts: amountsOf(refunds, ['succeeded']) }),
    refundPending: totalOf('refundPending', {
      state,
      amounts: refunds.filter(isUndecided).map(({ amount }) => amount),
    }),
    chargedBack: totalOf('chargedBack', { state, amounts: taken }),
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

interface Sum {
  readonly state: FoldState
  readonly amounts: readonly Reported<number>[]
}

/**
 * While a list may lack some objects, having none is no zero, and the provider's total is believed where
 * it is higher.
 */
function totalOf(name: Total, { state, amounts }: Sum): Reported<number> {
  if (state.completeLists.has(name)) return sum(amounts)
  return amounts.length === 0 ? state.reported[name] : highest(sum(amounts), state.reported[name])
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
