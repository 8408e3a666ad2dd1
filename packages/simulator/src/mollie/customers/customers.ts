import { type Account, createId } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import type { Body } from '../parameters/body.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readText, readWord } from '../parameters/read-parameter.ts'
import { LOCALES } from '../payments/locales.ts'
import { Refusal, unprocessable } from '../refusals/refusal.ts'
import type { Customer } from './customer.ts'
import { presentCustomer } from './present-customer.ts'

/** The parameters of `POST /v2/customers` and `PATCH /v2/customers/{id}`. */
export const CUSTOMER_PARAMETERS: readonly string[] = ['name', 'email', 'locale', 'metadata']

export function createCustomer(account: Account, call: Call): Reply {
  const { mode } = call.access
  const customer = openCustomer(account, { ...readTerms(call.body), mode })
  return { status: 201, body: presentCustomer(account, call, customer) }
}

export function openCustomer(
  account: Account,
  terms: Pick<Customer, 'name' | 'email' | 'locale' | 'metadata' | 'mode'>,
): Customer {
  const customer: Customer = {
    ...terms,
    id: createId(account, 'cst'),
    sequence: account.nextSequence(),
    createdAt: account.clock.now(),
    mandates: [],
  }
  account.customers.add(customer)
  return customer
}

export function getCustomer(account: Account, call: Call): Reply {
  return { status: 200, body: presentCustomer(account, call, findCustomer(account, call)) }
}

export function listCustomers(account: Account, call: Call): Reply {
  const body = listPage(account, call, {
    name: 'customers',
    path: '/v2/customers',
    objects: account.customers.allFor(call.access),
    present: (customer) => presentCustomer(account, call, customer),
  })
  return { status: 200, body }
}

/** What is not named stays as it is. */
export function updateCustomer(account: Account, call: Call): Reply {
  const customer = findCustomer(account, call)
  const read = readTerms(call.body)
  const named = Object.entries(read).filter(([name]) => name in call.body)
  Object.assign(customer, Object.fromEntries(named))
  return { status: 200, body: presentCustomer(account, call, customer) }
}

/** Mandates go with their customer; payments stay. */
export function deleteCustomer(account: Account, call: Call): Reply {
  account.customers.remove(findCustomer(account, call).id)
  return { status: 204 }
}

/** The customer in the path; 404 for what the caller cannot see. */
export function findCustomer(account: Account, { access, ids }: Call): Customer {
  const [id = ''] = ids
  const customer = account.customers.findFor(access, id)
  if (!customer) throw new Refusal(404, `No customer exists with token ${id}.`)
  return customer
}

function readTerms(body: Body): Pick<Customer, 'name' | 'email' | 'locale' | 'metadata'> {
  return {
    name: readText(body, 'name') ?? null,
    email: readEmail(body),
    locale: readWord(body, 'locale', LOCALES) ?? null,
    metadata: readMetadata(body),
  }
}

function readEmail(body: Body): string | null {
  const email = readText(body, 'email') ?? null
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw unprocessable('The email address is invalid', 'email')
  }
  return email
}
