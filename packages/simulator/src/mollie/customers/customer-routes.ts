import type { Route } from '../api/route.ts'
import { PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { CREATE_PARAMETERS } from '../payments/create-payment.ts'
import { createCustomerPayment, listCustomerPayments } from './customer-payments.ts'
import {
  CUSTOMER_PARAMETERS,
  createCustomer,
  deleteCustomer,
  getCustomer,
  listCustomers,
  updateCustomer,
} from './customers.ts'

const CUSTOMER = '/customers/{id}'

export const CUSTOMER_ROUTES: readonly Route[] = [
  {
    call: 'create_customer',
    method: 'POST',
    path: '/customers',
    operate: createCustomer,
    body: CUSTOMER_PARAMETERS,
  },
  {
    call: 'list_customers',
    method: 'GET',
    path: '/customers',
    operate: listCustomers,
    query: PAGE_PARAMETERS,
  },
  {
    call: 'get_customer',
    method: 'GET',
    path: CUSTOMER,
    operate: getCustomer,
    query: ['include'],
  },
  {
    call: 'update_customer',
    method: 'PATCH',
    path: CUSTOMER,
    operate: updateCustomer,
    body: CUSTOMER_PARAMETERS,
  },
  { call: 'delete_customer', method: 'DELETE', path: CUSTOMER, operate: deleteCustomer },
  {
    call: 'create_payment',
    method: 'POST',
    path: `${CUSTOMER}/payments`,
    operate: createCustomerPayment,
    body: CREATE_PARAMETERS,
    query: ['include'],
  },
  {
    call: 'list_payments',
    method: 'GET',
    path: `${CUSTOMER}/payments`,
    operate: listCustomerPayments,
    query: PAGE_PARAMETERS,
  },
]
