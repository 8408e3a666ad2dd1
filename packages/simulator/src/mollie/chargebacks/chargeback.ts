import type { Money } from '../money/money.ts'

export interface Chargeback {
  readonly id: string
  readonly sequence: number
  readonly paymentId: string
  readonly createdAt: number
  readonly amount: Money
  readonly reason: { readonly code: string; readonly description: string } | undefined
  /** What it was paid out with. */
  settlementId?: string
  reversedAt: number | undefined
}
