import {
  checkedBy,
  createOperationTime,
  createTransport,
  withProviderTime,
} from '@paystate/adapter-kit'
import {
  type AdapterRuntime,
  createSequence,
  type PaymentAdapter,
  PaymentError,
  type Prepare,
  systemClock,
} from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { prepareCancel } from './cancellations/prepare-cancel.ts'
import { prepareCapture } from './captures/prepare-capture.ts'
import { PROVIDER } from './configuration/account.ts'
import { capabilities } from './configuration/capabilities.ts'
import { type Keys, keysOf } from './configuration/keys.ts'
import type { AntomOptions } from './configuration/options.ts'
import { type Settings, settingsOf } from './configuration/settings.ts'
import { createApi } from './http/api.ts'
import { begin, type Resources } from './http/context.ts'
import { readResponseTime } from './http/read-response-time.ts'
import { checkAccount } from './operations/check.ts'
import { lookup } from './operations/lookup.ts'
import { sendPrepared } from './operations/senders.ts'
import { findPayment } from './payments/find-payment.ts'
import { getPayment } from './payments/get-payment.ts'
import { prepareCreate } from './payments/prepare-create.ts'
import { findRefund } from './refunds/find-refund.ts'
import { getRefund } from './refunds/get-refund.ts'
import { prepareCancelRefund } from './refunds/prepare-cancel-refund.ts'
import { prepareRefund } from './refunds/prepare-refund.ts'
import { receiveWebhook } from './webhooks/receive-webhook.ts'

/**
 * Makes the adapter of one client id.
 *
 * @throws {PaymentError} `invalid_configuration`, for options that `readConfig` would have refused.
 */
export function createAdapter(options: AntomOptions, runtime: AdapterRuntime = {}): PaymentAdapter {
  const keys = keysOf(options)
  const settings = settingsOf(options, keys.signing.key)
  const clock = runtime.clock ?? systemClock
  const sequence = runtime.sequence ?? createSequence({ clock })
  const transport = createTransport({
    ...runtime,
    provider: PROVIDER,
    clock,
    sequence,
    readProviderTime: readResponseTime,
  })
  const time = createOperationTime(clock, transport)
  const resources = { settings, clock, time, api: createApi(options, { transport, keys, clock }) }
  const receiver = {
    account: settings.account,
    addressee: addresseeOf(settings, keys),
    clock,
    sequence,
  }
  return {
    account: settings.account,
    capabilities,
    ...writesOf(resources),
    ...readsOf(resources),
    receiveWebhook: (request) => receiveWebhook(request, receiver),
    readReturn: ({ url }) => {
      const reference = referenceIn(url)
      return reference === undefined ? undefined : { reference }
    },
    check: async (read) =>
      checkedBy(resources.time.now(), await checkAccount(begin(resources), read)),
  }
}

function addresseeOf({ clientId, webhookUrl }: Settings, { verifying }: Keys) {
  return { clientId, webhookUrl, keys: verifying }
}

function prepareOf(settings: Settings): Prepare {
  return {
    createPayment: (input) => prepareCreate(input, settings),
    capturePayment: (input) => prepareCapture(input, settings),
    cancelPayment: (input) => prepareCancel(input, settings),
    refundPayment: (input) => prepareRefund(input, settings),
    cancelRefund: (input) => prepareCancelRefund(input, settings),
  }
}

type Writes = Pick<
  PaymentAdapter,
  | 'prepare'
  | 'send'
  | 'createPayment'
  | 'capturePayment'
  | 'cancelPayment'
  | 'refundPayment'
  | 'cancelRefund'
>

function writesOf(resources: Resources): Writes {
  const prepare = prepareOf(resources.settings)
  const send: PaymentAdapter['send'] = (preparation, options) =>
    sendPrepared(begin(resources), preparation, options)
  return {
    prepare,
    send,
    createPayment: (input, options) => send(prepare.createPayment(input), options),
    capturePayment: (input, options) => send(prepare.capturePayment(input), options),
    cancelPayment: (input, options) => send(prepare.cancelPayment(input), options),
    refundPayment: (input, options) => send(prepare.refundPayment(input), options),
    cancelRefund: (input, options) => send(prepare.cancelRefund(input), options),
  }
}

type Reads = Pick<
  PaymentAdapter,
  'getPayment' | 'getRefund' | 'findPayment' | 'findRefund' | 'lookup' | 'listChanges' | 'now'
>

function readsOf(resources: Resources): Reads {
  return {
    getPayment: (payment, options) => getPayment(begin(resources), payment, options),
    getRefund: (refund, options) => getRefund(begin(resources), refund, options),
    findPayment: (search, options) =>
      withProviderTime(resources.time, () => findPayment(begin(resources), search, options)),
    findRefund: (search, options) =>
      withProviderTime(resources.time, () => findRefund(begin(resources), search, options)),
    lookup: (pending, options) =>
      withProviderTime(resources.time, () => lookup(begin(resources), pending, options)),
    now: resources.time.now,
    listChanges,
  }
}

/** Antom has no lists: payments that nobody here knows cannot be found there. */
function listChanges(): AsyncIterable<never> {
  const error = new PaymentError('not_supported', {
    what: 'The provider has no list of payments.',
    provider: PROVIDER,
    operation: 'list_changes',
  })
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }
}
