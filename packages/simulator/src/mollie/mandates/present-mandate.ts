import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import type { Customer } from '../customers/customer.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Mandate } from './mandate.ts'

export function presentMandate(
  account: Account,
  { access }: Call,
  { customer, mandate }: { customer: Customer; mandate: Mandate },
) {
  const path = `/v2/customers/${customer.id}`
  const { id, method, details, mandateReference, signatureDate, status, createdAt } = mandate
  return {
    resource: 'mandate',
    id,
    mode: customer.mode,
    status,
    method,
    details,
    mandateReference,
    signatureDate,
    ...(method === 'creditcard' && { scopes: ['customer-present', 'customer-not-present'] }),
    customerId: customer.id,
    createdAt: isoTime(createdAt),
    _links: {
      self: hal(account, `${path}/mandates/${id}`, access),
      customer: hal(account, path, access),
      ...documentation('get-mandate'),
    },
  }
}
