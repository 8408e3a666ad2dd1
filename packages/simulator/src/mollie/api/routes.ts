import {
  CAPTURE_PARAMETERS,
  createCapture,
  getCapture,
  listCaptures,
} from '../captures/captures.ts'
import {
  getChargeback,
  listAllChargebacks,
  listChargebacks,
} from '../chargebacks/read-chargebacks.ts'
import {
  getMethod,
  listAllMethods,
  listMethods,
  METHOD_PARAMETERS,
} from '../methods/read-methods.ts'
import { PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { cancelPayment, releaseAuthorization } from '../payments/cancel-payment.ts'
import { CREATE_PARAMETERS, createPayment } from '../payments/create-payment.ts'
import { getPayment } from '../payments/get-payment.ts'
import { listPayments } from '../payments/list-payments.ts'
import { UPDATE_PARAMETERS, updatePayment } from '../payments/update-payment.ts'
import { createRefund, REFUND_PARAMETERS } from '../refunds/create-refund.ts'
import { cancelRefund, getRefund, listAllRefunds, listRefunds } from '../refunds/read-refunds.ts'
import {
  createSubscription,
  deleteSubscription,
  getEvent,
  getSubscription,
  listSubscriptions,
  pingSubscription,
  SUBSCRIPTION_PARAMETERS,
  updateSubscription,
} from '../subscriptions/subscription-operations.ts'
import type { Operation } from './call.ts'

/** What calls are named when a fault is asked for. */
export const MOLLIE_CALLS = [
  'create_payment',
  'get_payment',
  'list_payments',
  'update_payment',
  'cancel_payment',
  'release_authorization',
  'create_refund',
  'get_refund',
  'list_refunds',
  'cancel_refund',
  'create_capture',
  'get_capture',
  'list_captures',
  'get_chargeback',
  'list_chargebacks',
  'list_methods',
  'create_webhook',
  'get_webhook',
  'list_webhooks',
  'update_webhook',
  'delete_webhook',
  'ping_webhook',
  'get_event',
] as const

/** One of {@link MOLLIE_CALLS}. */
export type MollieCall = (typeof MOLLIE_CALLS)[number]

export interface Route {
  readonly call: MollieCall
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Under `/v2`; `{id}` stands for one part. */
  readonly path: string
  readonly operate: Operation
  readonly body?: readonly string[]
  readonly query?: readonly string[]
}

const CREATE_QUERY = ['include']
const GET_QUERY = ['include', 'embed']
const PAYMENT = '/payments/{id}'

/** The API as a table. */
export const ROUTES: readonly Route[] = [
  {
    call: 'create_payment',
    method: 'POST',
    path: '/payments',
    operate: createPayment,
    body: CREATE_PARAMETERS,
    query: CREATE_QUERY,
  },
  {
    call: 'list_payments',
    method: 'GET',
    path: '/payments',
    operate: listPayments,
    query: PAGE_PARAMETERS,
  },
  { call: 'get_payment', method: 'GET', path: PAYMENT, operate: getPayment, query: GET_QUERY },
  {
    call: 'update_payment',
    method: 'PATCH',
    path: PAYMENT,
    operate: updatePayment,
    body: UPDATE_PARAMETERS,
  },
  { call: 'cancel_payment', method: 'DELETE', path: PAYMENT, operate: cancelPayment },
  {
    call: 'release_authorization',
    method: 'POST',
    path: `${PAYMENT}/release-authorization`,
    operate: releaseAuthorization,
  },
  {
    call: 'create_refund',
    method: 'POST',
    path: `${PAYMENT}/refunds`,
    operate: createRefund,
    body: REFUND_PARAMETERS,
  },
  {
    call: 'list_refunds',
    method: 'GET',
    path: `${PAYMENT}/refunds`,
    operate: listRefunds,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'list_refunds',
    method: 'GET',
    path: '/refunds',
    operate: listAllRefunds,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'get_refund',
    method: 'GET',
    path: `${PAYMENT}/refunds/{id}`,
    operate: getRefund,
    query: GET_QUERY,
  },
  {
    call: 'cancel_refund',
    method: 'DELETE',
    path: `${PAYMENT}/refunds/{id}`,
    operate: cancelRefund,
  },
  {
    call: 'create_capture',
    method: 'POST',
    path: `${PAYMENT}/captures`,
    operate: createCapture,
    body: CAPTURE_PARAMETERS,
  },
  {
    call: 'list_captures',
    method: 'GET',
    path: `${PAYMENT}/captures`,
    operate: listCaptures,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'get_capture',
    method: 'GET',
    path: `${PAYMENT}/captures/{id}`,
    operate: getCapture,
    query: GET_QUERY,
  },
  {
    call: 'list_chargebacks',
    method: 'GET',
    path: `${PAYMENT}/chargebacks`,
    operate: listChargebacks,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'get_chargeback',
    method: 'GET',
    path: `${PAYMENT}/chargebacks/{id}`,
    operate: getChargeback,
    query: GET_QUERY,
  },
  {
    call: 'list_chargebacks',
    method: 'GET',
    path: '/chargebacks',
    operate: listAllChargebacks,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods',
    operate: listMethods,
    query: METHOD_PARAMETERS,
  },
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods/all',
    operate: listAllMethods,
    query: METHOD_PARAMETERS,
  },
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods/{id}',
    operate: getMethod,
    query: METHOD_PARAMETERS,
  },
  {
    call: 'create_webhook',
    method: 'POST',
    path: '/webhooks',
    operate: createSubscription,
    body: SUBSCRIPTION_PARAMETERS,
  },
  {
    call: 'list_webhooks',
    method: 'GET',
    path: '/webhooks',
    operate: listSubscriptions,
    query: [...PAGE_PARAMETERS, 'eventTypes'],
  },
  { call: 'get_webhook', method: 'GET', path: '/webhooks/{id}', operate: getSubscription },
  {
    call: 'update_webhook',
    method: 'PATCH',
    path: '/webhooks/{id}',
    operate: updateSubscription,
    body: SUBSCRIPTION_PARAMETERS,
  },
  { call: 'delete_webhook', method: 'DELETE', path: '/webhooks/{id}', operate: deleteSubscription },
  {
    call: 'ping_webhook',
    method: 'POST',
    path: '/webhooks/{id}/ping',
    operate: pingSubscription,
  },
  { call: 'get_event', method: 'GET', path: '/events/{id}', operate: getEvent },
]
