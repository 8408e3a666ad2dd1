/// <reference types="node" preserve="true" />
import type { AdapterModule } from '@paystate/core'
import { capabilities } from './configuration/capabilities.ts'
import type { MollieOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'
import { createAdapter } from './operations/create-adapter.ts'

/** Mollie behind the interface that all providers share. */
export const adapter: AdapterModule<MollieOptions> = {
  provider: 'mollie',
  capabilities,
  readConfig,
  create: createAdapter,
}

export { CAPTURE_STATUS_ROWS } from './captures/capture-status.ts'
export type { MollieAddress, MollieExtra, MollieLine } from './configuration/extra.ts'
export type {
  MollieOptions,
  MollieSettings,
  MollieTimeouts,
  WithAccessToken,
  WithApiKey,
} from './configuration/options.ts'
export type { ErrorRow } from './errors/error-row.ts'
export { ERROR_ROWS } from './errors/error-rows.ts'
export { FAILURE_ROWS, type FailureRow } from './payments/failure-reasons.ts'
export { PAYMENT_STATUS_ROWS, type PaymentSituation } from './payments/payment-status.ts'
export { REFUND_STATUS_ROWS } from './refunds/refund-status.ts'
export { EVENT_ROWS, type EventRow } from './webhooks/event-rows.ts'
