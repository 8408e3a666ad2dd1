import type { PaymentAmounts } from '../payments/amounts.ts'
import type { Dispute } from '../payments/dispute.ts'
import type { Refund } from '../payments/refund.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import { type FoldState, type ListName, TOTALS, type Total } from './fold-state.ts'
import { highest } from './merge-reported.ts'
import { type Sum, sumOf } from './sum-parts.ts'

/** The amounts as all evidence shows them: sums over the objects, else the provider's own totals. */
export function deriveAmounts(state: FoldState): PaymentAmounts {
  const totals = {
    captured: totalOf('captured', state),
    capturePending: totalOf('capturePending', state),
    refunded: totalOf('refunded', state),
    refundPending: totalOf('refundPending', state),
    chargedBack: totalOf('chargedBack', state),
  }
  return { ...state.reported, ...totals, captured: atLeastRefunded(state, totals) }
}

/** What the parts behind a total add up to. */
export function sumFor(total: Total, state: FoldState): Sum {
  return sumOf(partsOf(total, state), state)
}

function partsOf(total: Total, { refunds, captures, disputes }: FoldState) {
  switch (total) {
    case 'captured':
      return captures.filter(({ status }) => status === 'succeeded')
    case 'capturePending':
      return captures.filter(({ status }) => status === 'pending')
    case 'refunded':
      return refunds.filter(({ status }) => status === 'succeeded')
    case 'refundPending':
      return refunds.filter(isUndecided)
    case 'chargedBack':
      return disputes
        .filter(takesMoney)
        .map(({ moneyTaken, currency }) => ({ amount: moneyTaken, currency }))
  }
}

/**
 * The sum of a complete, readable list is the total. Otherwise having no part does not mean zero, and the
 * provider's total is believed where it is higher.
 */
function totalOf(total: Total, state: FoldState): Reported<number> {
  const { counted, hasUnknown, isEmpty } = sumFor(total, state)
  const reported = state.reported[total]
  if (hasUnknown) return isReported(reported) ? Math.max(counted, reported) : 'not_reported'
  if (state.completeTotals.includes(total)) return counted
  return isEmpty ? reported : highest(counted, reported)
}

/** Whatever has not ended reserves its money, also in a status that this version lacks. */
function isUndecided({ status }: Refund): boolean {
  return status !== 'succeeded' && status !== 'failed' && status !== 'canceled'
}

function takesMoney({ kind, status }: Dispute): boolean {
  return kind !== 'inquiry' && status !== 'won'
}

/** Only captured money can have been refunded, also where an authorized payment shows no capture yet. */
function atLeastRefunded(
  { status }: FoldState,
  { captured, refunded }: Pick<PaymentAmounts, 'captured' | 'refunded'>,
): Reported<number> {
  const isShort = isReported(captured) && isReported(refunded) && captured < refunded
  return status === 'authorized' && isShort ? refunded : captured
}

/** The amounts of which there may be more than could be read. */
export function incompleteAmounts(
  state: FoldState,
  amounts: PaymentAmounts,
): readonly (keyof PaymentAmounts)[] {
  const { captured } = amounts
  const shown = totalOf('captured', state)
  const isInferred = isReported(captured) && isReported(shown) && captured > shown
  const lists: readonly ListName[] = ['captures', 'refunds', 'disputes']
  const inLists = lists.flatMap((list) =>
    TOTALS[list].filter((total) => {
      if (isReported(state.reported[total])) return false
      return sumFor(total, state).hasUnknown || state.partialLists.includes(list)
    }),
  )
  const incomplete = [...(isInferred ? ['captured' as const] : []), ...inLists, ...state.unreadable]
  return [...new Set(incomplete)].sort()
}

/**
 * Whether captured money is held that no cancel has returned. A capture without a readable amount
 * holds some.
 */
export function holdsMoney(state: FoldState): boolean {
  const { captured, reversed } = deriveAmounts(state)
  const { counted, hasUnknown, isEmpty } = sumFor('captured', state)
  const seen = isEmpty ? captured : highest(captured, counted)
  const isMore = isReported(seen) && seen > (isReported(reversed) ? reversed : 0)
  return isMore || (!isReported(reversed) && hasUnknown)
}
