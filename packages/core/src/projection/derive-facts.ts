import type { Dispute } from '../disputes/dispute.ts'
import type { PaymentFacts } from '../payments/facts.ts'
import { isTold, type Told } from '../payments/told.ts'
import type { Refund } from '../refunds/refund.ts'
import type { FoldState, Total } from './fold-state.ts'
import { highest } from './merge-told.ts'

/** The money as all evidence shows it: sums over the objects, else the provider's own totals. */
export function deriveFacts(state: FoldState): PaymentFacts {
  const { told, refunds, captures, disputes } = state
  const taken = disputes.filter(takesMoney).map(({ moneyTaken }) => moneyTaken)
  return {
    ...told,
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
  readonly amount: Told<number>
}

function amountsOf(
  objects: readonly Summand[],
  statuses: readonly string[],
): readonly Told<number>[] {
  return objects.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount)
}

interface Sum {
  readonly state: FoldState
  readonly amounts: readonly Told<number>[]
}

/**
 * While a list may lack some objects, having none is no zero, and the provider's total is believed where
 * it is higher.
 */
function totalOf(name: Total, { state, amounts }: Sum): Told<number> {
  if (state.whole.has(name)) return sum(amounts)
  return amounts.length === 0 ? state.told[name] : highest(sum(amounts), state.told[name])
}

/** One summand that was not told leaves the sum not told. */
function sum(amounts: readonly Told<number>[]): Told<number> {
  let result = 0
  for (const amount of amounts) {
    if (!isTold(amount)) return 'not_told'
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
 * Says whether captured money is held that no cancel has returned: as much as is told of it, and a capture
 * whose amount nobody told is some.
 */
export function holdsMoney(state: FoldState): boolean {
  const { captured, reversed } = deriveFacts(state)
  const taken = amountsOf(state.captures, ['succeeded'])
  const seen = highest(captured, sum(taken.filter((amount) => isTold(amount))))
  const isMore = isTold(seen) && seen > (isTold(reversed) ? reversed : 0)
  return isMore || (!isTold(reversed) && taken.some((amount) => !isTold(amount)))
}
