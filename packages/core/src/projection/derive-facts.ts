import type { Dispute } from '../disputes/dispute.ts'
import type { PaymentFacts } from '../payments/facts.ts'
import { isTold, type Told } from '../payments/told.ts'
import type { FoldState } from './fold-state.ts'
import { highest } from './merge-told.ts'

/** The money as all evidence shows it: sums over the objects, else the provider's own totals. */
export function deriveFacts({ told, refunds, captures, disputes, whole }: FoldState): PaymentFacts {
  const refundsWhole = whole.has('refunds')
  const capturesWhole = whole.has('captures') && captures.length > 0
  return {
    ...told,
    captured: total(amountsOf(captures, ['succeeded']), {
      told: told.captured,
      isWhole: capturesWhole,
    }),
    capturePending: total(amountsOf(captures, ['pending']), {
      told: told.capturePending,
      isWhole: capturesWhole,
    }),
    refunded: total(amountsOf(refunds, ['succeeded']), {
      told: told.refunded,
      isWhole: refundsWhole,
    }),
    refundPending: total(amountsOf(refunds, ['pending', 'processing']), {
      told: told.refundPending,
      isWhole: refundsWhole,
    }),
    chargedBack: total(
      disputes.filter(takesMoney).map(({ moneyTaken }) => moneyTaken),
      { told: told.chargedBack, isWhole: whole.has('disputes') },
    ),
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

interface Total {
  readonly told: Told<number>
  readonly isWhole: boolean
}

/**
 * While a list may lack some objects, having none is no zero, and the provider's total is believed where
 * it is higher.
 */
function total(amounts: readonly Told<number>[], { told, isWhole }: Total): Told<number> {
  if (isWhole) return sum(amounts)
  return amounts.length === 0 ? told : highest(sum(amounts), told)
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

function takesMoney({ kind, status }: Dispute): boolean {
  return kind !== 'inquiry' && status !== 'won'
}

/** Captured money that we still hold: what no cancel has returned. */
export function heldIn(facts: Pick<PaymentFacts, 'captured' | 'reversed'>): number {
  const captured = isTold(facts.captured) ? facts.captured : 0
  return captured - (isTold(facts.reversed) ? facts.reversed : 0)
}
