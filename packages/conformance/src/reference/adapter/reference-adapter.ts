import type { PaymentAdapter } from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { createConnection } from './connection.ts'
import { lookup } from './lookup.ts'
import type { ReferenceAdapterOptions } from './options.ts'
import { createPrepare } from './prepare.ts'
import { checkAccount, findPayment, listChanges, readPayment } from './reads.ts'
import { findRefund, readRefund } from './refunds.ts'
import { send } from './send.ts'
import { receive } from './webhooks.ts'

/**
 * An adapter for the provider in memory: the rules of the interface and nothing else.
 *
 * To read it: a write goes through `prepare.ts`, `send.ts`, `line.ts` (one request, and how far it got)
 * and `conclude.ts` (what may be said without a success); a read through `reads.ts` and `decode.ts`.
 */
export function createReferenceAdapter(options: ReferenceAdapterOptions): PaymentAdapter {
  const { capabilities, clock, sequence, webhookSecret: secret } = options
  const connection = createConnection(options)
  const { account } = connection
  const prepare = createPrepare(account, capabilities)
  const reader = connection
  return {
    account,
    capabilities,
    prepare,
    send: (preparation, sending) => send(preparation, { connection, options: sending }),
    createPayment: (input, sending) =>
      send(prepare.createPayment(input), { connection, options: sending }),
    capturePayment: (input, sending) =>
      send(prepare.capturePayment(input), { connection, options: sending }),
    cancelPayment: (input, sending) =>
      send(prepare.cancelPayment(input), { connection, options: sending }),
    refundPayment: (input, sending) =>
      send(prepare.refundPayment(input), { connection, options: sending }),
    cancelRefund: (input, sending) =>
      send(prepare.cancelRefund(input), { connection, options: sending }),
    getPayment: (payment, read = {}) => readPayment(payment, { reader, options: read }),
    getRefund: (refund, read = {}) => readRefund(refund, { reader, options: read }),
    findPayment: (search, find = {}) => findPayment(search, { reader, options: find }),
    findRefund: (search, find = {}) => findRefund(search, { reader, options: find }),
    lookup: (outcome, find = {}) => lookup(outcome, { reader, options: find }),
    listChanges: (list) => listChanges(reader, { capabilities, list }),
    receiveWebhook: (request) => {
      const { authenticity } = capabilities.webhooks
      return receive(request, { account, clock, sequence, authenticity, secret })
    },
    readReturn: ({ url }) => {
      const reference = referenceIn(url)
      return reference === undefined ? undefined : { reference }
    },
    check: (read = {}) => checkAccount(reader, read),
  }
}
