import type { Services } from '../engine/services.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { readPayment } from './read-payment.ts'
import { type Released, withLease } from './with-lease.ts'

/** Reads a payment under a lease of its own, where nobody else has one. */
export function readLeased(services: Services, row: PaymentRow): Promise<Released> {
  return withLease(services, { row, work: readPayment })
}
