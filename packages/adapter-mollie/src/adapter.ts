import {
  checkedBy,
  createOperationTime,
  createTransport,
  withProviderTime,
} from '@paystate/adapter-kit'
import {
  type AdapterRuntime,
  type FindOptions,
  type Lookup,
  type OperationKind,
  type Outcome,
  type PaymentAdapter,
  PaymentError,
  type Pending,
  type Preparation,
  type SendOptions,
  systemClock,
} from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { cancelPayment } from './cancellations/cancel-payment.ts'
import { lookupCancel } from './cancellations/lookup-cancel.ts'
import { prepareCancel } from './cancellations/prepare-cancel.ts'
import { capturePayment } from './captures/capture-payment.ts'
import { lookupCapture } from './captures/lookup-capture.ts'
import { prepareCapture } from './captures/prepare-capture.ts'
import { capabilities } from './configuration/capabilities.ts'
import type { MollieAdapter } from './configuration/mollie-adapter.ts'
import type { MollieOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'
import { type Settings, settingsOf } from './configuration/settings.ts'
import { checkAccount } from './http/check.ts'
import type { Connection } from './http/connection.ts'
import { createApi } from './http/http.ts'
import { withinTotal } from './http/within-total.ts'
import { listMethods } from './methods/list-methods.ts'
import { createPayment } from './payments/create-payment.ts'
import { findPayment } from './payments/find-payment.ts'
import { getPayment } from './payments/get-payment.ts'
import { listChanges } from './payments/list-changes.ts'
import { lookupCreate } from './payments/lookup-create.ts'
import { prepareCreate } from './payments/prepare-create.ts'
import { cancelRefund } from './refunds/cancel-refund.ts'
import { findRefund } from './refunds/find-refund.ts'
import { getRefund } from './refunds/get-refund.ts'
import { lookAtRefund } from './refunds/look-at-refund.ts'
import { lookupCancelRefund } from './refunds/lookup-cancel-refund.ts'
import { lookupRefund } from './refunds/lookup-refund.ts'
import { prepareCancelRefund } from './refunds/prepare-cancel-refund.ts'
import { prepareRefund } from './refunds/prepare-refund.ts'
import { refundPayment } from './refunds/refund-payment.ts'
import { receiveWebhook } from './webhooks/receive-webhook.ts'

/**
 * Makes the adapter for one account.
 *
 * @throws {PaymentError} `invalid_configuration`, with every fault of the options, or when the installed
 *   client is not one that it can work with.
 */
export function createAdapter(given: MollieOptions, runtime: AdapterRuntime = {}): MollieAdapter {
  const options = checkedOptions(given)
  const connection = connect(options, runtime)
  const { settings } = connection
  const { webhookSecrets = [] } = options
  const prepare = prepareWith(settings)
  const send: PaymentAdapter['send'] = (preparation, sending) =>
    sendWrite(withinTotal(connection), preparation, sending)
  return {
    account: settings.account,
    capabilities,
    prepare,
    send,
    createPayment: (input, sending) => send(prepare.createPayment(input), sending),
    capturePayment: (input, sending) => send(prepare.capturePayment(input), sending),
    cancelPayment: (input, sending) => send(prepare.cancelPayment(input), sending),
    refundPayment: (input, sending) => send(prepare.refundPayment(input), sending),
    cancelRefund: (input, sending) => send(prepare.cancelRefund(input), sending),
    receiveWebhook: (request) => receiveWebhook(connection, request, webhookSecrets),
    readReturn: ({ url }) => readReturn(url),
    ...readsWith(connection),
  }
}

type Reads = Omit<MollieAdapter, keyof PaymentAdapter> &
  Pick<
    PaymentAdapter,
    | 'getPayment'
    | 'getRefund'
    | 'findPayment'
    | 'findRefund'
    | 'lookup'
    | 'listChanges'
    | 'check'
    | 'now'
  >

function readsWith(connection: Connection): Reads {
  const within = () => withinTotal(connection)
  return {
    getPayment: (payment, reading) => getPayment(within(), payment, reading),
    getRefund: (refund, reading) => getRefund(within(), refund, reading),
    findPayment: (search, finding) =>
      withProviderTime(connection.time, () => findPayment(within(), search, finding)),
    findRefund: (search, finding) =>
      withProviderTime(connection.time, () => findRefund(within(), search, finding)),
    lookup: (pending, finding = {}) =>
      withProviderTime(connection.time, () => lookup(within(), pending, finding)),
    now: connection.time.now,
    listChanges: (listing) => listChanges(connection, listing),
    check: async (reading) =>
      checkedBy(connection.time.now(), await checkAccount(within(), reading)),
    listMethods: (wish) => listMethods(within(), wish),
    lookAtRefund: async (refund, reading) => (await lookAtRefund(within(), refund, reading)).look,
  }
}

function checkedOptions(given: MollieOptions): MollieOptions {
  const checked = readConfig(given)
  if (checked.ok) return checked.value
  throw new PaymentError('invalid_configuration', {
    what: 'Invalid configuration.',
    provider: 'mollie',
    issues: checked.issues,
  })
}

function connect(options: MollieOptions, runtime: AdapterRuntime): Connection {
  const { clock = systemClock } = runtime
  const transport = createTransport({ ...runtime, provider: 'mollie', clock })
  const time = createOperationTime(clock, transport)
  return { settings: settingsOf(options), api: createApi(options, transport), clock, time }
}

function prepareWith(settings: Settings): MollieAdapter['prepare'] {
  return {
    createPayment: (input) => prepareCreate(input, settings),
    capturePayment: (input) => prepareCapture(input, settings),
    cancelPayment: (input) => prepareCancel(input, settings),
    refundPayment: (input) => prepareRefund(input, settings),
    cancelRefund: (input) => prepareCancelRefund(input, settings),
  }
}

function readReturn(url: string): { readonly reference: string } | undefined {
  const reference = referenceIn(url)
  return reference === undefined ? undefined : { reference }
}

type Sends = {
  readonly [K in OperationKind]: (
    connection: Connection,
    preparation: Preparation<K>,
    options: SendOptions,
  ) => Promise<Outcome<K>>
}

const SENDS: Sends = {
  create_payment: createPayment,
  capture_payment: capturePayment,
  cancel_payment: cancelPayment,
  refund_payment: refundPayment,
  cancel_refund: cancelRefund,
}

/** Sends a prepared write of any kind. */
function sendWrite<K extends OperationKind>(
  connection: Connection,
  preparation: Preparation<K>,
  options: SendOptions,
): Promise<Outcome<K>> {
  return SENDS[preparation.kind](connection, preparation, options)
}

type Lookups = {
  readonly [K in OperationKind]: (
    connection: Connection,
    pending: Pending<K>,
    options: FindOptions,
  ) => Promise<Lookup<K>>
}

const LOOKUPS: Lookups = {
  create_payment: lookupCreate,
  capture_payment: lookupCapture,
  cancel_payment: lookupCancel,
  refund_payment: lookupRefund,
  cancel_refund: lookupCancelRefund,
}

/** Looks once for what became of an operation that is unknown. @throws {PaymentError} */
function lookup<K extends OperationKind>(
  connection: Connection,
  pending: Pending<K>,
  options: FindOptions,
): Promise<Lookup<K>> {
  return LOOKUPS[pending.operation.kind](connection, pending, options)
}
