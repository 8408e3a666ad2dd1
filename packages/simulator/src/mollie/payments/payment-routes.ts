import { PAYMENT, READ_QUERY, type Route } from '../api/route.ts'
import { PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { cancelPayment, releaseAuthorization } from './cancel-payment.ts'
import { CREATE_PARAMETERS, createPayment } from './create-payment.ts'
import { getPayment } from './get-payment.ts'
import { listPayments } from './list-payments.ts'
import { UPDATE_PARAMETERS, updatePayment } from './update-payment.ts'

export const PAYMENT_ROUTES: readonly Route[] = [
  {
    call: 'create_payment',
    method: 'POST',
    path: '/payments',
    operate: createPayment,
    body: CREATE_PARAMETERS,
    query: ['include'],
  },
  {
    call: 'list_payments',
    method: 'GET',
    path: '/payments',
    operate: listPayments,
    query: PAGE_PARAMETERS,
  },
  { call: 'get_payment', method: 'GET', path: PAYMENT, operate: getPayment, query: READ_QUERY },
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
]
