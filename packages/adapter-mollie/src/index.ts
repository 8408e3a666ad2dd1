/// <reference types="node" preserve="true" />
import type { AdapterModule, AdapterRuntime } from '@paystate/core'
import { capabilities } from './configuration/capabilities.ts'
import { createAdapter } from './configuration/create-adapter.ts'
import type { MollieAdapter } from './configuration/mollie-adapter.ts'
import type { MollieOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'

/** What this package gives to `createProvider`. */
export interface MollieModule extends AdapterModule<MollieOptions> {
  create(options: MollieOptions, runtime?: AdapterRuntime): MollieAdapter
}

/** Mollie behind the interface that all providers share. */
export const adapter: MollieModule = {
  provider: 'mollie',
  capabilities,
  readConfig,
  create: createAdapter,
}

export { CAPTURE_STATUS_ROWS } from './captures/capture-status.ts'
export type { MollieAddress, MollieExtra, MollieLine } from './configuration/extra.ts'
export type { MollieAdapter } from './configuration/mollie-adapter.ts'
export type {
  MollieOptions,
  MollieSettings,
  MollieTimeouts,
  WithAccessToken,
  WithApiKey,
} from './configuration/options.ts'
export { ASSUMPTIONS, type Assumption } from './documentation/assumptions.ts'
export type { ErrorRow } from './errors/error-row.ts'
export { ERROR_ROWS } from './errors/error-rows.ts'
export type { ListMethods, MollieMethod } from './methods/method.ts'
export { FAILURE_ROWS, type FailureRow } from './payments/failure-reasons.ts'
export { PAYMENT_STATUS_ROWS, type PaymentSituation } from './payments/payment-status.ts'
export { REFUND_STATUS_ROWS } from './refunds/refund-status.ts'
export {
  isCanceledByLooks,
  type RefundBefore,
  type RefundLook,
} from './refunds/vanished-refund.ts'
export { EVENT_ROWS, type EventRow } from './webhooks/event-rows.ts'
