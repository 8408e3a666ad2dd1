import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Controllable } from './controlled.ts'

/** A payment at a glance. */
export interface PaymentSummary {
  readonly id: string
  /** The provider's word; where it does not tell, the last thing that happened. */
  readonly status: string
  readonly amount: LedgerEntry['amount']
  readonly createdAt: number
  readonly reference?: string | undefined
}

/** The payments of a simulator, newest first. */
export function paymentsOf(simulator: Controllable): readonly PaymentSummary[] {
  const created = simulator.ledger.entries().filter(({ kind }) => kind === 'created')
  return created.reverse().map((entry) => summaryOf(simulator, entry))
}

export function paymentOf(simulator: Controllable, id: string): PaymentSummary | undefined {
  const created = simulator.ledger.entries(id).find(({ kind }) => kind === 'created')
  return created && summaryOf(simulator, created)
}

function summaryOf(simulator: Controllable, created: LedgerEntry): PaymentSummary {
  const { paymentId: id, amount, at: createdAt, reference } = created
  const last = simulator.ledger.entries(id).at(-1)?.kind ?? 'created'
  return { id, status: simulator.statusOf?.(id) ?? last, amount, createdAt, reference }
}
