import { nearest } from '../requests/nearest.ts'
import { installedAdapters } from './installed-adapters.ts'

const PREFIX = '@paystate/adapter-'

/** The package that a configuration's `provider` means. */
export function packageOf(provider: string): string {
  return provider.includes('/') ? provider : `${PREFIX}${provider}`
}

/** `Did you mean "…"?` for a misspelled provider, with a space before it; empty when none is close. */
export function suggestionFor(provider: string, packages: readonly string[] = []): string {
  const known = [...packages, ...installedAdapters()]
  const isPackage = provider.includes('/')
  const names = isPackage ? known : known.map(providerOf)
  const meant = names.includes(provider) ? undefined : nearest(provider, names)
  return meant === undefined ? '' : ` Did you mean "${meant}"?`
}

function providerOf(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name
}
