import type { RefusedReading } from '@paystate/adapter-kit'

/** The code of a cancel that came too late: a read shows the payment as paid. */
export const ALREADY_PAID = 'paid'

/** The payer was quicker; here the money stays. */
export function alreadyPaid(): RefusedReading {
  return {
    says: 'refused',
    code: ALREADY_PAID,
    error: 'refused',
    what: 'The payment is paid, and paid payments are not canceled here.',
    advice: 'Refund it instead, if the money is to go back.',
    next: 'other_way',
    replay: 'useless',
  }
}
