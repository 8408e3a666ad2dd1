import type { Payment } from '../payments/payment.ts'

/** @see https://docs.mollie.com/reference/testing for the amounts of EUR that fail by themselves */
export const FAILURES = [
  { reason: 'invalid_card_number', amount: 100_100 },
  { reason: 'invalid_cvv', amount: 100_200 },
  { reason: 'invalid_card_holder_name', amount: 100_300 },
  { reason: 'card_expired', amount: 100_400 },
  { reason: 'invalid_card_type', amount: 100_500 },
  { reason: 'refused_by_issuer', amount: 100_600 },
  { reason: 'insufficient_funds', amount: 100_700 },
  { reason: 'inactive_card', amount: 100_800 },
  { reason: 'possible_fraud', amount: 100_900 },
  { reason: 'authentication_failed', amount: 101_000 },
  { reason: 'card_declined', amount: 101_100 },
  { reason: 'authentication_abandoned' },
  { reason: 'authentication_required' },
  { reason: 'authentication_unavailable_acs' },
  { reason: 'unknown_reason' },
] as const

/** Why a payment fails. */
export type FailureReason = (typeof FAILURES)[number]['reason']

/** The reason that the amount stands for. */
export function failureByAmount({ amount }: Payment): FailureReason | undefined {
  if (amount.currency !== 'EUR') return undefined
  return FAILURES.find((row) => 'amount' in row && row.amount === amount.minorUnits)?.reason
}
