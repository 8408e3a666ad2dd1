/// <reference types="node" preserve="true" />
import type { AdapterModule } from '@paystate/core'
import { PROVIDER } from './account/account.ts'
import { capabilities } from './configuration/capabilities.ts'
import { createAdapter } from './configuration/create-adapter.ts'
import type { AntomOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'

export { CAPTURE_STATUS_ROWS } from './captures/capture-status.ts'
export type {
  AntomAddress,
  AntomDevice,
  AntomExtra,
  AntomGoods,
  AntomShipping,
} from './configuration/extra.ts'
export type { AntomOptions } from './configuration/options.ts'
export { REGIONS, type Region } from './configuration/regions.ts'
export {
  DISPUTE_KINDS,
  DISPUTE_ROWS,
  type DisputeRow,
  VERDICT_ROWS,
} from './disputes/dispute-words.ts'
export { ASSUMPTIONS, type Assumption } from './documentation/assumptions.ts'
export {
  CODE_SUBJECT_ROWS,
  type CodeSubject,
  type CodeSubjectRow,
} from './errors/code-subjects.ts'
export type { CodeOutcome, ResultCodeRow } from './errors/result-code.ts'
export { RESULT_CODES } from './errors/result-codes.ts'
export { METHOD_AMOUNT_RULES, type MethodAmountRule } from './money/currencies.ts'
export { PAYMENT_STATUS_ROWS, type PaymentSituation } from './payments/payment-status.ts'
export { rawOf } from './payments/raw.ts'
export { TWO_STEP_METHODS } from './payments/two-step-methods.ts'
export { type PaymentWindows, windowsOf } from './payments/windows.ts'
export { REFUND_STATUS_ROWS } from './refunds/refund-status.ts'
export { NOTIFICATION_ROWS, type NotificationType } from './webhooks/notification-types.ts'

/** Antom behind the interface of `@paystate/core`. Hand its options to `createProvider`. */
export const adapter: AdapterModule<AntomOptions> = {
  provider: PROVIDER,
  capabilities,
  readConfig,
  create: createAdapter,
}
