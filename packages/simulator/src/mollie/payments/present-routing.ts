import type { Access } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import { hal } from '../api/links.ts'
import { isObject } from '../parameters/body.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Payment } from './payment.ts'

/** The parts of a payment that go to others: each is an object of its own. Its endpoint is not simulated. */
export function presentRouting(account: Account, payment: Payment, access: Access) {
  const { routing, id, mode, createdAt } = payment
  if (!Array.isArray(routing)) return {}
  const path = `/v2/payments/${id}`
  const routes = routing.filter(isObject).map((route, index) => {
    const routeId = `rt_${id.slice('tr_'.length)}${index + 1}`
    return {
      resource: 'route',
      id: routeId,
      mode,
      ...route,
      createdAt: isoTime(createdAt),
      _links: {
        self: hal(account, `${path}/routes/${routeId}`, access),
        payment: hal(account, path, access),
      },
    }
  })
  return { routing: routes }
}
