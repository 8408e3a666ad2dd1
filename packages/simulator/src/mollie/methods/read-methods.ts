import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { isSupportedCurrency, type Money, toAmount, toMinorUnits } from '../money/money.ts'
import { Refusal, unprocessable } from '../refusals/refusal.ts'
import { enabledMethods, fits } from './choose-methods.ts'
import { METHODS, type Method, methodOf } from './method.ts'

/** The query parameters of `GET /v2/methods`. */
export const METHOD_PARAMETERS: readonly string[] = [
  'sequenceType',
  'amount',
  'resource',
  'locale',
  'billingCountry',
  'includeWallets',
  'orderLineCategories',
  'include',
  'currency',
]

export function listMethods(account: Account, call: Call): Reply {
  const { settings } = account
  const amount = readAmountQuery(call.query)
  const sequenceType = call.query.get('sequenceType') === 'first' ? 'first' : 'oneoff'
  const methods = enabledMethods(settings).filter(
    (method) =>
      !amount ||
      [undefined, 'manual' as const].some((captureMode) =>
        fits(method, { amount, captureMode, sequenceType, settings }),
      ),
  )
  return { status: 200, body: present(account, call, { methods, path: '/v2/methods' }) }
}

/** Those that are not enabled, too. */
export function listAllMethods(account: Account, call: Call): Reply {
  return {
    status: 200,
    body: present(account, call, { methods: METHODS, path: '/v2/methods/all' }),
  }
}

export function getMethod(account: Account, call: Call): Reply {
  const [id = ''] = call.ids
  const method = methodOf(id)
  if (!method) throw new Refusal(404, 'The payment method is invalid')
  const body = presentMethod(account, call, method)
  return {
    status: 200,
    body: { ...body, _links: { ...body._links, ...documentation('get-method') } },
  }
}

function present(
  account: Account,
  call: Call,
  { methods, path }: { methods: readonly Method[]; path: string },
) {
  return {
    count: methods.length,
    _embedded: { methods: methods.map((method) => presentMethod(account, call, method)) },
    _links: { self: hal(account, path, call.access), ...documentation('list-methods') },
  }
}

function presentMethod(account: Account, { access }: Call, method: Method) {
  const { id, description, minimum = 1, maximum, currencies = ['EUR'] } = method
  const currency = currencies[0] ?? 'EUR'
  return {
    resource: 'method',
    id,
    description,
    minimumAmount: toAmount({ currency, minorUnits: minimum }),
    maximumAmount: maximum === undefined ? null : toAmount({ currency, minorUnits: maximum }),
    image: imagesOf(account, id),
    status: 'activated',
    _links: { self: hal(account, `/v2/methods/${id}`, access) },
  }
}

function imagesOf(account: Account, id: string) {
  const image = `${account.baseUrl()}/images/${id}`
  return { size1x: `${image}.png`, size2x: `${image}@2x.png`, svg: `${image}.svg` }
}

function readAmountQuery(query: URLSearchParams): Money | undefined {
  const currency = query.get('amount[currency]') ?? query.get('amount.currency')
  const value = query.get('amount[value]') ?? query.get('amount.value')
  if (currency === null && value === null) return undefined
  const minorUnits =
    currency !== null && value !== null && isSupportedCurrency(currency)
      ? toMinorUnits(value, currency)
      : undefined
  if (currency === null || minorUnits === undefined) {
    throw unprocessable('The amount contains an invalid value', 'amount')
  }
  return { currency, minorUnits }
}
