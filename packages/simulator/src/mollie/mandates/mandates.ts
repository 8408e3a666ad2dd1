import { type Account, createId } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import type { Customer } from '../customers/customer.ts'
import { findCustomer } from '../customers/customers.ts'
import { listPage } from '../pagination/list-page.ts'
import type { Body } from '../parameters/body.ts'
import { readDate, readText, readWord } from '../parameters/read-parameter.ts'
import { Refusal, unprocessable } from '../refusals/refusal.ts'
import { MANDATE_METHODS, type Mandate } from './mandate.ts'
import { presentMandate } from './present-mandate.ts'

/** The parameters of `POST /v2/customers/{id}/mandates`. */
export const MANDATE_PARAMETERS: readonly string[] = [
  'method',
  'consumerName',
  'consumerAccount',
  'consumerBic',
  'consumerEmail',
  'signatureDate',
  'mandateReference',
  'paypalBillingAgreementId',
  'payPalVaultId',
]

/** The merchant has it on paper: for accounts, and for PayPal's own agreements. */
export function createMandate(account: Account, call: Call): Reply {
  const customer = findCustomer(account, call)
  const mandate = addMandate(account, customer, readTerms(call.body))
  return { status: 201, body: presentMandate(account, call, { customer, mandate }) }
}

export function addMandate(
  account: Account,
  customer: Customer,
  terms: Omit<Mandate, 'id' | 'sequence' | 'createdAt'>,
): Mandate {
  const mandate = {
    ...terms,
    id: createId(account, 'mdt'),
    sequence: account.nextSequence(),
    createdAt: account.clock.now(),
  }
  customer.mandates.push(mandate)
  return mandate
}

export function getMandate(account: Account, call: Call): Reply {
  const customer = findCustomer(account, call)
  const mandate = findMandate(customer, call.ids[1])
  return { status: 200, body: presentMandate(account, call, { customer, mandate }) }
}

export function listMandates(account: Account, call: Call): Reply {
  const customer = findCustomer(account, call)
  const body = listPage(account, call, {
    name: 'mandates',
    path: `/v2/customers/${customer.id}/mandates`,
    objects: customer.mandates,
    present: (mandate) => presentMandate(account, call, { customer, mandate }),
  })
  return { status: 200, body }
}

/** Nothing can be charged by it anymore; it can still be read. */
export function revokeMandate(account: Account, call: Call): Reply {
  findMandate(findCustomer(account, call), call.ids[1]).status = 'invalid'
  return { status: 204 }
}

function findMandate({ mandates }: Customer, id = ''): Mandate {
  const mandate = mandates.find((candidate) => candidate.id === id)
  if (!mandate) throw new Refusal(404, `No mandate exists with token ${id}.`)
  return mandate
}

function readTerms(body: Body): Omit<Mandate, 'id' | 'sequence' | 'createdAt'> {
  const method = readWord(body, 'method', MANDATE_METHODS) ?? missing('method')
  if (method === 'creditcard') throw unprocessable('The method is invalid', 'method')
  const consumerName = readText(body, 'consumerName') ?? missing('consumerName')
  const consumerAccount = readText(body, 'consumerAccount') ?? null
  if (method === 'directdebit' && !isIban(consumerAccount ?? missing('consumerAccount'))) {
    throw unprocessable('The bank account is invalid', 'consumerAccount')
  }
  return {
    method,
    details: { consumerName, consumerAccount, consumerBic: readText(body, 'consumerBic') ?? null },
    mandateReference: readText(body, 'mandateReference') ?? null,
    signatureDate: readDate(body, 'signatureDate') ?? null,
    status: 'valid',
  }
}

const isIban = (account: string) => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(account)

function missing(name: string): never {
  throw unprocessable(`The '${name}' field is missing`, name)
}
