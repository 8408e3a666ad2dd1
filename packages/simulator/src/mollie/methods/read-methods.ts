import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { Refusal } from '../refusals/refusal.ts'
import { enabledMethods, fits, takesSequence } from './choose-methods.ts'
import { METHODS, type Method, methodOf, takesCurrency } from './method.ts'
import { type MethodQuery, readMethodQuery } from './method-query.ts'
import { presentMethod } from './present-method.ts'

/** The query parameters of `GET /v2/methods`, and those of its neighbours. */
export const METHOD_PARAMETERS: readonly string[] = [
  'sequenceType',
  'amount',
  'resource',
  'locale',
  'billingCountry',
  'includeWallets',
  'orderLineCategories',
  'include',
]
export const ALL_METHODS_PARAMETERS: readonly string[] = [
  'locale',
  'amount',
  'include',
  'sequenceType',
]
export const ONE_METHOD_PARAMETERS: readonly string[] = [
  'locale',
  'currency',
  'include',
  'sequenceType',
]

/** What a checkout page can offer: enabled, online, and in euros unless an amount says otherwise. */
export function listMethods(account: Account, call: Call): Reply {
  const query = readMethodQuery(call.query)
  const methods = enabledMethods(account.settings).filter(
    (method) =>
      !method.isInStore &&
      (!method.isWallet || query.wallets.includes(method.id)) &&
      suits(account, method, query),
  )
  return { status: 200, body: present(account, call, { methods, query, path: '/v2/methods' }) }
}

/** Those that are not enabled, too; none that needs a terminal. */
export function listAllMethods(account: Account, call: Call): Reply {
  const query = readMethodQuery(call.query)
  const everything = { ...account, settings: { ...account.settings, methods: [] } }
  const methods = METHODS.filter(
    (method) => !method.isInStore && (!query.amount || suits(everything, method, query)),
  )
  return { status: 200, body: present(account, call, { methods, query, path: '/v2/methods/all' }) }
}

/** Also one for a terminal, or a wallet. */
export function getMethod(account: Account, call: Call): Reply {
  const [id = ''] = call.ids
  const query = readMethodQuery(call.query)
  const method = methodOf(id)
  if (!method) throw new Refusal(404, `No method exists with token ${id}.`)
  if (!enabledMethods(account.settings).includes(method)) {
    throw new Refusal(403, `The payment method ${id} is not enabled for this profile`)
  }
  const body = presentMethod(account, call, { method, query })
  return {
    status: 200,
    body: { ...body, _links: { ...body._links, ...documentation('get-method') } },
  }
}

function suits({ settings }: Account, method: Method, query: MethodQuery): boolean {
  const { amount, sequenceType } = query
  if (!amount) return takesSequence(method, sequenceType) && takesCurrency(method, 'EUR')
  return [undefined, 'manual' as const].some((captureMode) =>
    fits(method, { amount, captureMode, sequenceType, settings }),
  )
}

function present(
  account: Account,
  call: Call,
  { methods, query, path }: { methods: readonly Method[]; query: MethodQuery; path: string },
) {
  return {
    count: methods.length,
    _embedded: {
      methods: methods.map((method) => presentMethod(account, call, { method, query })),
    },
    _links: { self: hal(account, path, call.access), ...documentation('list-methods') },
  }
}
