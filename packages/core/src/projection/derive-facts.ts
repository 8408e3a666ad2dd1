import type { Dispute } from '../disputes/dispute.ts'
import type { PaymentFacts } from '../payments/facts.ts'
import { isTold, type Told } from '../payments/told.ts'
import type { FoldState } from './fold-state.ts'

/** The money as all evidence shows it: sums over the objects, else the provider's own totals. */
export function deriveFacts(state: FoldState): PaymentFacts {
  const { told, refunds, captures, whole } = state
  const refundsTold = refunds.length > 0 || whole.has('refunds')
  const captured = sumOf(captures, ['succeeded'])
  const refunded = sumOf(refunds, ['succeeded'])
  return {
    ...told,
    captured:
      captures.length > 0 ? total(captured, told.captured, whole.has('captures')) : told.captured,
    capturePending: captures.length > 0 ? sumOf(captures, ['pending']) : told.capturePending,
    refunded: refundsTold ? total(refunded, told.refunded, whole.has('refunds')) : told.refunded,
    refundPending: refundsTold ? sumOf(refunds, ['pending', 'processing']) : told.refundPending,
    chargedBack: chargedBack(state),
  }
}

/** While a list may lack some objects, the provider's total is believed where it is higher. */
function total(sum: Told<number>, told: Told<number>, isWhole: boolean): Told<number> {
  if (isWhole || !isTold(told)) return sum
  return isTold(sum) ? Math.max(sum, told) : told
}

interface Summand {
  readonly status: string
  readonly amount: Told<number>
}

function sumOf(objects: readonly Summand[], statuses: readonly string[]): Told<number> {
  return sum(objects.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount))
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

function chargedBack({ disputes, told, whole }: FoldState): Told<number> {
  if (disputes.length === 0) return whole.has('disputes') ? 0 : told.chargedBack
  return sum(disputes.filter(takesMoney).map(({ moneyTaken }) => moneyTaken))
}

function takesMoney({ kind, status }: Dispute): boolean {
  return kind !== 'inquiry' && status !== 'won'
}

/** Captured money that we still hold: what no cancel has returned. */
export function heldIn(facts: Pick<PaymentFacts, 'captured' | 'reversed'>): number {
  const captured = isTold(facts.captured) ? facts.captured : 0
  return captured - (isTold(facts.reversed) ? facts.reversed : 0)
}
