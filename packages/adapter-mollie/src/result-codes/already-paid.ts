import type { RefusedReading } from '@paystate/adapter-kit'

/** The code of a cancel that came too late: a read shows the payment as paid. */
export const ALREADY_PAID = 'paid'

/** The same where only a part was captured: the rest is not held any more, whoever released it. */
export const PAID_IN_PART = 'paid_in_part'

/** The payer was quicker; here the money stays. */
export function alreadyPaid(code: typeof ALREADY_PAID | typeof PAID_IN_PART): RefusedReading {
  return {
    says: 'refused',
    code,
    error: 'refused',
    what: 'The payment is paid, and paid payments are not canceled here.',
    advice: 'Refund it instead, if the money is to go back.',
    next: 'different_operation',
    replay: 'useless',
  }
}
