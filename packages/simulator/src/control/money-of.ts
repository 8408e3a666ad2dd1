import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Controllable } from './controlled.ts'

/** What really happened to the money of a payment, whatever was answered; in minor units. */
export interface PaymentMoney {
  readonly payment: string
  readonly status: string
  readonly currency: string
  /** What the payer agreed to. */
  readonly amount: number
  /** Taken from the payer. */
  readonly captured: number
  /** Sent back by refunds, and accepted to be sent back but not sent yet. */
  readonly refunded: number
  readonly refundsUnderWay: number
  /** Captured money that a cancel returned. */
  readonly reversed: number
  /** Taken back by a bank, less what was won back. */
  readonly chargedBack: number
  /** What is left of it for the merchant; below zero when more went back than came in. */
  readonly kept: number
  readonly entries: readonly LedgerEntry[]
}

/** Undefined when there is no such payment. */
export function moneyOf(simulator: Controllable, id: string): PaymentMoney | undefined {
  const { ledger } = simulator
  const entries = ledger.entries(id)
  const created = entries.find(({ kind }) => kind === 'created')
  if (!created) return undefined
  const [captured, refunded] = [ledger.capturedOf(id), ledger.refundedOf(id)]
  const [reversed, chargedBack] = [ledger.reversedOf(id), ledger.chargedBackOf(id)]
  const accepted = ledger.refundsOf(id).reduce((sum, { amount }) => sum + amount.minorUnits, 0)
  return {
    payment: id,
    status: simulator.statusOf?.(id) ?? entries.at(-1)?.kind ?? 'created',
    currency: created.amount.currency,
    amount: created.amount.minorUnits,
    captured,
    refunded,
    refundsUnderWay: accepted - refunded,
    reversed,
    chargedBack,
    kept: captured - refunded - reversed - chargedBack,
    entries,
  }
}
