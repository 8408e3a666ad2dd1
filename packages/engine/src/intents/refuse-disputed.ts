import { EngineError } from '../errors/engine-error.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { isDisputed } from '../resolver/reserved.ts'

/** Refuses what returns money that the payer may get, or has got, from their bank. @throws {EngineError} `disputed` */
export function refuseDisputed(payment: PaymentCase): void {
  if (!isDisputed(payment)) return
  throw new EngineError('disputed', {
    subject: payment.row.id,
    what: 'A dispute has debited this money, or may.',
  })
}
