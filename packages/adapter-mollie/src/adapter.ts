import { createAdapter } from '@paystate/adapter-kit'
import type {
  AdapterModule,
  AdapterRuntime,
  PaymentAdapter,
  ReadOptions,
  RefundRef,
} from '@paystate/core'
import { cancelPayment } from './cancellations/cancel-payment.ts'
import { capturePayment } from './captures/capture-payment.ts'
import { capabilities } from './configuration/capabilities.ts'
import type { MollieOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'
import { TABLES_VERSION } from './configuration/tables-version.ts'
import type { MollieClient } from './http/client.ts'
import { connectWith } from './http/connect.ts'
import { listMethods } from './methods/list-methods.ts'
import type { ListMethods, MollieMethod } from './methods/method.ts'
import { checkAccount } from './payments/check-account.ts'
import { createPayment } from './payments/create-payment.ts'
import { findPayment } from './payments/find-payment.ts'
import { getPayment, readNamed } from './payments/get-payment.ts'
import { listChanges } from './payments/list-changes.ts'
import { cancelRefund } from './refunds/cancel-refund.ts'
import { findRefund } from './refunds/find-refund.ts'
import { getRefund } from './refunds/get-refund.ts'
import { lookUpRefund } from './refunds/look-up-refund.ts'
import type { RefundLookup } from './refunds/refund-not-found.ts'
import { refundPayment } from './refunds/refund-payment.ts'
import { receiveWebhook } from './webhooks/receive-webhook.ts'

/** Mollie behind the interface of `@paystate/core`. Pass its options to `createProvider`. */
export const adapter: MollieModule = createAdapter({
  provider: 'mollie',
  capabilities,
  tables: TABLES_VERSION,
  readConfig,
  connect: connectWith(readNamed),
  writes: {
    create_payment: createPayment,
    capture_payment: capturePayment,
    cancel_payment: cancelPayment,
    refund_payment: refundPayment,
    cancel_refund: cancelRefund,
  },
  reads: { getPayment, getRefund, findPayment, findRefund, listChanges, check: checkAccount },
  receiveWebhook,
  extra: (begin): MollieExtras => ({
    native: begin().native,
    listMethods: async (options) => listMethods(begin(options), options),
    lookUpRefund: async (refund, options) => (await lookUpRefund(begin(options), refund)).lookup,
  }),
})

/** What this package exports for `createProvider`. */
export interface MollieModule extends AdapterModule<MollieOptions> {
  create(options: MollieOptions, runtime?: AdapterRuntime): MollieAdapter
}

type MollieExtras = Omit<MollieAdapter, keyof PaymentAdapter>

/** What Mollie's adapter offers besides the common interface. */
export interface MollieAdapter extends PaymentAdapter {
  /**
   * Mollie's own client for what paystate has no operation for, such as customers, mandates, settlements and
   * payment links. It sends over the adapter's connection, with its key, limits and verified certificates,
   * once and without retries.
   *
   * paystate does not see what it does to money: there is no outcome, no proof and no recovery. Read the
   * payment afterwards.
   */
  readonly native: MollieClient

  /**
   * The payment methods that the account has enabled, with their limits; with an amount, only those that fit it.
   *
   * @throws {PaymentError} As any read.
   * @see https://docs.mollie.com/reference/list-methods
   */
  listMethods(options?: ListMethods): Promise<readonly MollieMethod[]>

  /**
   * Looks up a refund that `getRefund` does not find, and its payment in the same pass. Two lookups, passed
   * to `isCanceledByLookups`, tell whether it was canceled.
   *
   * @throws {PaymentError} As any read.
   */
  lookUpRefund(refund: RefundRef, options?: ReadOptions): Promise<RefundLookup>
}

/** Whether an adapter from `createProvider` is Mollie's, with what only Mollie offers. */
export function isMollie(adapter: PaymentAdapter): adapter is MollieAdapter {
  return adapter?.account?.provider === 'mollie' && 'native' in adapter
}
