import { createTransport } from '@paystate/adapter-kit'
import { type AdapterRuntime, PaymentError, systemClock } from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { prepareCancel } from '../cancellations/prepare-cancel.ts'
import { prepareCapture } from '../captures/prepare-capture.ts'
import { createApi } from '../http/api.ts'
import { listMethods } from '../methods/list-methods.ts'
import { checkAccount } from '../operations/check-account.ts'
import type { Connection } from '../operations/connection.ts'
import { listChanges } from '../operations/list-changes.ts'
import { lookUp } from '../operations/lookup.ts'
import { send } from '../operations/send.ts'
import { findPayment } from '../payments/find-payment.ts'
import { getPayment } from '../payments/get-payment.ts'
import { prepareCreate } from '../payments/prepare-create.ts'
import { findRefund } from '../refunds/find-refund.ts'
import { getRefund } from '../refunds/get-refund.ts'
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
  return {
    account: settings.account,
    capabilities,
    prepare,
    send: (preparation, sending) => send(connection, preparation, sending),
    createPayment: (input, sending) => send(connection, prepare.createPayment(input), sending),
    capturePayment: (input, sending) => send(connection, prepare.capturePayment(input), sending),
    cancelPayment: (input, sending) => send(connection, prepare.cancelPayment(input), sending),
    refundPayment: (input, sending) => send(connection, prepare.refundPayment(input), sending),
    cancelRefund: (input, sending) => send(connection, prepare.cancelRefund(input), sending),
    getPayment: (payment, reading) => getPayment(connection, payment, reading),
    getRefund: (refund, reading) => getRefund(connection, refund, reading),
    findPayment: (search, finding) => findPayment(connection, search, finding),
    findRefund: (search, finding) => findRefund(connection, search, finding),
    lookup: (outcome, finding = {}) => lookUp(connection, outcome, finding),
    listChanges: (listing) => listChanges(connection, listing),
    receiveWebhook: (request) => receiveWebhook(connection, request, webhookSecrets),
    readReturn: ({ url }) => readReturn(url),
    check: (reading) => checkAccount(connection, reading),
    listMethods: (wish) => listMethods(connection, wish),
  }
}

function checkedOptions(given: MollieOptions): MollieOptions {
  const checked = readConfig(given)
  if (checked.ok) return checked.value
  throw new PaymentError('invalid_configuration', {
    what: 'The options of the adapter have faults.',
    provider: 'mollie',
    faults: checked.faults,
  })
}

function connect(options: MollieOptions, runtime: AdapterRuntime): Connection {
  const { clock = systemClock, sequence, fetch, observe } = runtime
  const transport = createTransport({ provider: 'mollie', clock, sequence, fetch, observe })
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
