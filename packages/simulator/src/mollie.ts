/// <reference types="node" preserve="true" />
export {
  DEFAULT_MOLLIE_KEY,
  DEFAULT_PROFILE as DEFAULT_MOLLIE_PROFILE,
} from './mollie/access/access.ts'
export { MOLLIE_CALLS, type MollieCall } from './mollie/api/calls.ts'
export type { MollieRateLimit } from './mollie/api/rate-limit.ts'
export type { Balances } from './mollie/balances/balances.ts'
export type { ChargebackReason, MollieBank } from './mollie/bank/bank.ts'
export type { FailureReason } from './mollie/checkout/failure.ts'
export type { MolliePayer } from './mollie/checkout/payer.ts'
export type { MollieCustomers } from './mollie/customers/known-customers.ts'
export type { MolliePaymentStatus } from './mollie/payments/payment.ts'
export { createMollieSimulator, type MollieSimulator } from './mollie/simulator.ts'
export type { MollieSimulatorOptions } from './mollie/simulator-options.ts'
export type { MollieSubscriptions } from './mollie/subscriptions/subscriptions.ts'
