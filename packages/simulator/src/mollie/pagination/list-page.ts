import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { Refusal } from '../refusals/refusal.ts'

export const PAGE_PARAMETERS: readonly string[] = ['from', 'limit', 'sort']

/** Those of a list of refunds, captures or chargebacks. */
export const PART_PAGE_PARAMETERS: readonly string[] = [...PAGE_PARAMETERS, 'embed']

const DEFAULT_LIMIT = 50
const HIGHEST_LIMIT = 250

export interface Listed<Item> {
  name:
    | 'payments'
    | 'refunds'
    | 'captures'
    | 'chargebacks'
    | 'webhooks'
    | 'profiles'
    | 'customers'
    | 'mandates'
    | 'balances'
  path: string
  /** Oldest first. */
  objects: readonly Item[]
  present(item: Item): unknown
}

/**
 * One page of a list, newest first. The cursor is inclusive: `from` is the first item of its page.
 *
 * @see https://docs.mollie.com/reference/pagination
 */
export function listPage<Item extends { readonly id: string }>(
  account: Account,
  call: Call,
  { name, path, objects, present }: Listed<Item>,
) {
  const limit = readLimit(call.query)
  const sort = readSort(call.query)
  const sorted = sort === 'asc' ? objects : objects.toReversed()
  const start = startOf(sorted, call.query.get('from'))
  const items = sorted.slice(start, start + limit)
  const linkTo = (index: number) => {
    const cursor = sorted[index]
    if (!cursor) return null
    const embed = call.query.get('embed')
    const suffix = `${sort === 'asc' ? '&sort=asc' : ''}${embed ? `&embed=${embed}` : ''}`
    return hal(account, `${path}?from=${cursor.id}&limit=${limit}${suffix}`, call.access)
  }
  const query = call.query.toString()
  return {
    count: items.length,
    _embedded: { [name]: items.map(present) },
    _links: {
      self: { href: `${account.baseUrl()}${path}${query && `?${query}`}`, type: HAL },
      previous: start > 0 ? linkTo(Math.max(0, start - limit)) : null,
      next: linkTo(start + limit),
      ...documentation(`list-${name}`),
    },
  }
}

const HAL = 'application/hal+json'

function startOf(sorted: readonly { readonly id: string }[], from: string | null): number {
  if (from === null) return 0
  const start = sorted.findIndex(({ id }) => id === from)
  if (start < 0) throw new Refusal(400, 'Invalid cursor value', { field: 'from' })
  return start
}

function readLimit(query: URLSearchParams): number {
  const text = query.get('limit')
  if (text === null) return DEFAULT_LIMIT
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= HIGHEST_LIMIT) return limit
  throw new Refusal(400, 'Invalid limit value', { field: 'limit' })
}

function readSort(query: URLSearchParams): 'asc' | 'desc' {
  const sort = query.get('sort') ?? 'desc'
  if (sort === 'asc' || sort === 'desc') return sort
  throw new Refusal(400, 'Invalid sort value', { field: 'sort' })
}
