import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { documentation, hal, page } from '../api/links.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Customer } from './customer.ts'

/** A customer as Mollie's API writes it: what nobody told is null. */
export function presentCustomer(account: Account, { access }: Call, customer: Customer) {
  const { id, mode, name, email, locale, metadata, createdAt, mandates } = customer
  const at = (path: string) => hal(account, `/v2/customers/${id}${path}`, access)
  const hasPayments = account.payments.all().some(({ customerId }) => customerId === id)
  return {
    resource: 'customer',
    id,
    mode,
    name,
    email,
    locale,
    metadata,
    createdAt: isoTime(createdAt),
    _links: {
      self: at(''),
      dashboard: page(`${account.baseUrl()}/dashboard/customers/${id}`),
      ...(mandates.length > 0 && { mandates: at('/mandates') }),
      ...(hasPayments && { payments: at('/payments') }),
      ...documentation('get-customer'),
    },
  }
}
