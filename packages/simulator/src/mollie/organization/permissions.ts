import { refuseKey } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { Refusal } from '../refusals/refusal.ts'

/** What there is to be granted. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'payments.read': 'View your payments',
  'payments.write': 'Create, cancel and update payments',
  'refunds.read': 'View your refunds',
  'refunds.write': 'Create and cancel refunds',
  'customers.read': 'View your customers',
  'customers.write': 'Create, update and delete customers',
  'mandates.read': 'View the mandates of your customers',
  'mandates.write': 'Create and revoke mandates of your customers',
  'profiles.read': 'View your profiles',
  'balances.read': 'View your balances',
  'organizations.read': 'View your organization',
  'webhooks.read': 'View your webhooks',
  'webhooks.write': 'Create, update and delete webhooks',
  'subscriptions.read': 'View your subscriptions',
  'subscriptions.write': 'Create, update and cancel subscriptions',
  'orders.read': 'View your orders',
  'orders.write': 'Create, update and cancel orders',
  'payment-links.read': 'View your payment links',
  'payment-links.write': 'Create payment links',
  'settlements.read': 'View your settlements',
  'terminals.read': 'View your terminals',
}

/** A token may do all that is simulated; for the rest it was not given the permission. */
const NOT_GRANTED = /^(subscriptions|orders|payment-links|settlements|terminals)\./

export function getPermission(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const [id = ''] = call.ids
  if (!Object.hasOwn(DESCRIPTIONS, id))
    throw new Refusal(404, `No permission exists with token ${id}.`)
  return { status: 200, body: present(account, call, id) }
}

/** All at once: the list has no pages. */
export function listPermissions(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const permissions = Object.keys(DESCRIPTIONS).map((id) => present(account, call, id))
  const _links = {
    self: hal(account, '/v2/permissions', call.access),
    ...documentation('list-permissions'),
  }
  return { status: 200, body: { count: permissions.length, _embedded: { permissions }, _links } }
}

function present(account: Account, { access }: Call, id: string) {
  return {
    resource: 'permission',
    id,
    description: DESCRIPTIONS[id],
    granted: !NOT_GRANTED.test(id),
    _links: {
      self: hal(account, `/v2/permissions/${id}`, access),
      ...documentation('get-permission'),
    },
  }
}
