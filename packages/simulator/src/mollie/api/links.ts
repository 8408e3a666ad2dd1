import type { Access } from '../access/access.ts'

export interface Link {
  readonly href: string
  readonly type: string
}

/** A link into the API; with a token in test mode it says so, or it would lead nowhere. */
export function hal(
  { baseUrl }: { readonly baseUrl: () => string },
  path: string,
  { kind, mode }: Pick<Access, 'kind' | 'mode'>,
): Link {
  const isTest = kind === 'token' && mode === 'test'
  const query = isTest ? `${path.includes('?') ? '&' : '?'}testmode=true` : ''
  return { href: `${baseUrl()}${path}${query}`, type: 'application/hal+json' }
}

export const page = (href: string): Link => ({ href, type: 'text/html' })

export function documentation(name: string): { documentation: Link } {
  return { documentation: page(`https://docs.mollie.com/reference/${name}`) }
}
