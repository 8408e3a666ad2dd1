import { createAdapter } from '@paystate/adapter-kit'
import { cancelPayment } from './cancellations/cancel-payment.ts'
import { capturePayment } from './captures/capture-payment.ts'
import { PROVIDER } from './configuration/account.ts'
import { capabilities } from './configuration/capabilities.ts'
import { readConfig } from './configuration/read-config.ts'
import { TABLES_VERSION } from './configuration/tables-version.ts'
import { connect } from './http/connect.ts'
import { createNative } from './http/native.ts'
import { checkAccount } from './payments/check-account.ts'
import { createPayment } from './payments/create-payment.ts'
import { findPayment } from './payments/find-payment.ts'
import { getPayment } from './payments/get-payment.ts'
import { inquirePayment } from './payments/inquire-payment.ts'
import { listChanges } from './payments/list-changes.ts'
import { cancelRefund } from './refunds/cancel-refund.ts'
import { findRefund } from './refunds/find-refund.ts'
import { getRefund } from './refunds/get-refund.ts'
import { refundPayment } from './refunds/refund-payment.ts'
import { receiveWebhook } from './webhooks/receive-webhook.ts'

/** Antom behind the interface of `@paystate/core`. Pass its options to `createProvider`. */
export const adapter = createAdapter({
  provider: PROVIDER,
  capabilities,
  tables: TABLES_VERSION,
  readConfig,
  connect,
  writes: {
    create_payment: createPayment,
    capture_payment: capturePayment,
    cancel_payment: cancelPayment,
    refund_payment: refundPayment,
    cancel_refund: cancelRefund,
  },
  reads: {
    getPayment,
    getRefund,
    findPayment,
    findRefund: (context, search, options) =>
      findRefund(context, search, { ...options, inquirePayment }),
    listChanges,
    check: checkAccount,
  },
  receiveWebhook,
  extra: (begin) => ({ native: createNative(begin) }),
})
