import type { RefusedReading } from '@paystate/adapter-kit'

/** The code of a cancel that was too late: a read shows the payment as paid. */
export const ALREADY_PAID = 'paid'

/** The same where only a part was captured: the rest is no longer held, whoever released it. */
export const PAID_IN_PART = 'paid_in_part'

/** The payer was faster; the merchant keeps the money. */
export function alreadyPaid(code: typeof ALREADY_PAID | typeof PAID_IN_PART): RefusedReading {
  return {
    says: 'refused',
    code,
    error: 'refused',
    what: 'The payment is paid, and Mollie does not cancel paid payments.',
    advice: 'Refund it instead if the money should be returned.',
    next: 'different_operation',
    replay: 'useless',
  }
}
