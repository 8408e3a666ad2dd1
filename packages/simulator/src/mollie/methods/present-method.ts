import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { hal } from '../api/links.ts'
import { toAmount } from '../money/money.ts'
import { ISSUERS } from './issuers.ts'
import type { Method } from './method.ts'
import type { MethodQuery } from './method-query.ts'

/** A method as Mollie's API writes it, with its limits in the currency that was asked for. */
export function presentMethod(
  account: Account,
  { access }: Call,
  { method, query }: { method: Method; query: MethodQuery },
) {
  const { id, description, minimum = 1, maximum, currencies = ['EUR'] } = method
  const asked = query.amount?.currency ?? query.currency
  const currency = asked ?? (currencies.includes('EUR') ? 'EUR' : (currencies[0] ?? 'EUR'))
  return {
    resource: 'method',
    id,
    description,
    minimumAmount: toAmount({ currency, minorUnits: minimum }),
    maximumAmount: maximum === undefined ? null : toAmount({ currency, minorUnits: maximum }),
    image: imagesOf(account, `methods/${id}`),
    status: 'activated',
    ...(query.includes.includes('issuers') && { issuers: issuersOf(account, method) }),
    ...(query.includes.includes('pricing') && { pricing: pricingOf(method) }),
    _links: { self: hal(account, `/v2/methods/${id}`, access) },
  }
}

function issuersOf(account: Account, { id: method }: Method) {
  return (ISSUERS[method] ?? []).map(([id, name]) => ({
    resource: 'issuer',
    id,
    name,
    image: imagesOf(account, `issuers/${id}`),
  }))
}

/** An example: what Mollie takes is agreed upon with each merchant. */
function pricingOf({ id, currencies = ['EUR'] }: Method) {
  const isCard = id === 'creditcard'
  const currency = currencies.includes('EUR') ? 'EUR' : (currencies[0] ?? 'EUR')
  return [
    {
      description: isCard ? 'European cards' : 'The Netherlands',
      fixed: toAmount({ currency, minorUnits: isCard ? 25 : 32 }),
      variable: isCard ? '1.80' : '0.00',
      ...(isCard && { feeRegion: 'eu-cards' }),
    },
  ]
}

function imagesOf(account: Account, path: string) {
  const image = `${account.baseUrl()}/images/${path}`
  return { size1x: `${image}.png`, size2x: `${image}@2x.png`, svg: `${image}.svg` }
}
