/// <reference types="node" preserve="true" />
export { DEFAULT_MOLLIE_KEY } from './mollie/access/access.ts'
export type { MollieCall } from './mollie/api/routes.ts'
export type { Balances } from './mollie/balances/balances.ts'
export type { ChargebackReason, MollieBank } from './mollie/bank/bank.ts'
export type { FailureReason } from './mollie/checkout/failure.ts'
export type { MolliePayer } from './mollie/checkout/payer.ts'
export { createMollieSimulator, type MollieSimulator } from './mollie/simulator.ts'
export type { MollieSimulatorOptions } from './mollie/simulator-options.ts'
