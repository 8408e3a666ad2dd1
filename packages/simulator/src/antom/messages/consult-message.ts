import { z } from 'zod'
import { amount } from './fields.ts'
import { environment, settlement } from './order-fields.ts'

/** The request of `consult`. */
export const consultMessage = z.object({
  productCode: z.enum(['CASHIER_PAYMENT', 'AGREEMENT_PAYMENT']),
  paymentAmount: amount,
  env: environment.nullish(),
  settlementStrategy: settlement,
  allowedPaymentMethods: z.array(z.string().max(64)).nullish(),
  blockedPaymentMethods: z.array(z.string().max(64)).nullish(),
})

export type ConsultMessage = z.output<typeof consultMessage>
