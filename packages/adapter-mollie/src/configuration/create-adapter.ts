import { createTransport } from '@paystate/adapter-kit'
import { type AdapterRuntime, type PaymentAdapter, PaymentError, systemClock } from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { prepareCancel } from '../cancellations/prepare-cancel.ts'
import { prepareCapture } from '../captures/prepare-capture.ts'
import { createApi } from '../http/api.ts'
import { listMethods } from '../methods/list-methods.ts'
import { checkAccount } from '../operations/check-account.ts'
import type { Connection } from '../operations/connection.ts'
import { listChanges } from '../operations/list-changes.ts'
import { lookUp } from '../operations/look-up.ts'
import { sendWrite } from '../operations/send-write.ts'
import { withinTotal } from '../operations/within-total.ts'
import { findPayment } from '../payments/find-payment.ts'
import { getPayment } from '../payments/get-payment.ts'
import { prepareCreate } from '../payments/prepare-create.ts'
import { findRefund } from '../refunds/find-refund.ts'
import { getRefund } from '../refunds/get-refund.ts'
import { lookAtRefund } from '../refunds/look-at-refund.ts'
import { prepareCancelRefund } from '../refunds/prepare-cancel-refund.ts'
import { prepareRefund } from '../refunds/prepare-refund.ts'
import { receiveWebhook } from '../webhooks/receive-webhook.ts'
import { capabilities } from './capabilities.ts'
import type { MollieAdapter } from './mollie-adapter.ts'
import type { MollieOptions } from './options.ts'
import { readConfig } from './read-config.ts'
import { type Settings, settingsOf } from './settings.ts'

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
    'getPayment' | 'getRefund' | 'findPayment' | 'findRefund' | 'lookup' | 'listChanges' | 'check'
  >

function readsWith(connection: Connection): Reads {
  const within = () => withinTotal(connection)
  return {
    getPayment: (payment, reading) => getPayment(within(), payment, reading),
    getRefund: (refund, reading) => getRefund(within(), refund, reading),
    findPayment: (search, finding) => findPayment(within(), search, finding),
    findRefund: (search, finding) => findRefund(within(), search, finding),
    lookup: (outcome, finding = {}) => lookUp(within(), outcome, finding),
    listChanges: (listing) => listChanges(connection, listing),
    check: (reading) => checkAccount(within(), reading),
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
  return { settings: settingsOf(options), api: createApi(options, transport), clock }
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
