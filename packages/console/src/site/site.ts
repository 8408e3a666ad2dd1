import type { Clock } from '@paystate/core'
import type { Payments } from '@paystate/engine'
import type { FormTokens } from '../access/form-tokens.ts'
import type { Person } from '../access/person.ts'
import type { Audit } from '../audit/audit.ts'
import type { Formats } from '../format/formats.ts'

/** What every page works with. */
export interface Site {
  readonly payments: Payments
  readonly basePath: string
  readonly title: string
  readonly clock: Clock
  readonly locale: string
  readonly timeZone: string
  readonly formats: Formats
  readonly forms: FormTokens
  readonly audit: Audit
  /** The address of the style sheet. */
  readonly style: string
}

/** Who a page is shown to. */
export interface Visitor extends Person {
  /** Whether the application named this person; otherwise they write their own name where one is needed. */
  readonly isNamed: boolean
}

/** One request of one person. */
export interface Visit {
  readonly site: Site
  readonly person: Visitor
}

/** The address of a page of the console; `/` is its first one. */
export function addressOf(
  { basePath }: Pick<Site, 'basePath'>,
  path: `/${string}`,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  const address = path === '/' && basePath !== '' ? basePath : `${basePath}${path}`
  return search.size > 0 ? `${address}?${search}` : address
}

export function paymentAddress(site: Pick<Site, 'basePath'>, id: string): string {
  return addressOf(site, '/payment', { id })
}
