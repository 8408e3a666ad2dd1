import { PAYMENT, READ_QUERY, type Route } from '../api/route.ts'
import { PART_PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { createRefund, REFUND_PARAMETERS } from './create-refund.ts'
import { cancelRefund, getRefund, listAllRefunds, listRefunds } from './read-refunds.ts'

export const REFUND_ROUTES: readonly Route[] = [
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
    query: PART_PAGE_PARAMETERS,
  },
  {
    call: 'list_refunds',
    method: 'GET',
    path: '/refunds',
    operate: listAllRefunds,
    query: PART_PAGE_PARAMETERS,
  },
  {
    call: 'get_refund',
    method: 'GET',
    path: `${PAYMENT}/refunds/{id}`,
    operate: getRefund,
    query: READ_QUERY,
  },
  {
    call: 'cancel_refund',
    method: 'DELETE',
    path: `${PAYMENT}/refunds/{id}`,
    operate: cancelRefund,
  },
]
