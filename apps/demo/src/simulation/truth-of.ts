import { instantOf } from '@paystate/core'
import type { Ledger, LedgerEntry } from '@paystate/simulator'
import type { Truth, TruthLine } from './simulation.ts'

/** What a simulator's ledger has under our reference of a payment. */
export function truthOf(ledger: Ledger, { reference }: { reference: string }): Truth {
  const payments = ledger.paymentsOf(reference)
  return {
    payments: payments.length,
    refunds: payments.flatMap((id) => ledger.refundsOf(id)).length,
    returnedTooMuch: payments.reduce((sum, id) => sum + Math.max(0, -kept(ledger, id)), 0),
    lines: payments.flatMap((id) => ledger.entries(id)).map(lineOf),
  }
}

/** What the merchant has of a payment, in minor units. */
function kept(ledger: Ledger, id: string): number {
  const returned = ledger.refundedOf(id) + ledger.reversedOf(id) + ledger.chargedBackOf(id)
  return ledger.capturedOf(id) - returned
}

function lineOf({ at, kind, amount, reference }: LedgerEntry): TruthLine {
  return {
    at: instantOf(at),
    what: kind,
    amount,
    ...(reference !== undefined && { reference }),
  }
}
