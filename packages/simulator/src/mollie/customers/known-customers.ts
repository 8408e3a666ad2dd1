import type { Account } from '../account/account.ts'
import type { Mandate, MandateMethod } from '../mandates/mandate.ts'
import { detailsOf } from '../mandates/mandate-of-first-payment.ts'
import { addMandate } from '../mandates/mandates.ts'
import { openCustomer } from './customers.ts'

/** Customers as the merchant knows them from earlier, for those who only want to charge one. */
export interface MollieCustomers {
  /** Makes a customer; with `mandate` one that can be charged so. Gives the ids. */
  add(options?: { name?: string; mandate?: MandateMethod; mode?: 'live' | 'test' }): {
    customerId: string
    /** Empty without a mandate. */
    mandateId: string
  }
  /** How a mandate stands; undefined when there is none. */
  mandateStatusOf(mandateId: string): Mandate['status'] | undefined
}

export function createKnownCustomers(account: Account): MollieCustomers {
  return {
    add({ name = 'T. Tester', mandate, mode = 'test' } = {}) {
      const terms = { name, email: null, locale: null, metadata: null }
      const customer = openCustomer(account, { ...terms, mode })
      const made = mandate && addMandate(account, customer, onPaper(mandate))
      return { customerId: customer.id, mandateId: made?.id ?? '' }
    },
    mandateStatusOf: (mandateId) =>
      [...account.customers.allFor({ mode: 'test' }), ...account.customers.allFor({ mode: 'live' })]
        .flatMap(({ mandates }) => mandates)
        .find(({ id }) => id === mandateId)?.status,
  }
}

const onPaper = (method: MandateMethod): Omit<Mandate, 'id' | 'sequence' | 'createdAt'> => ({
  method,
  details: detailsOf(method),
  mandateReference: null,
  signatureDate: null,
  status: 'valid',
})
