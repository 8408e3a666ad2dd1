import type { ProviderStatus } from '@paystate/core'

/** A provider's word: what it means here, and the word itself. */
export interface ReadWord<S extends string> {
  readonly status: S
  readonly providerStatus: ProviderStatus
}

/**
 * Turns a vocabulary in which every word has one meaning into a total function. A word that is not in it reads
 * as `unknown`, which must neither be an end nor ship goods. With conditions and sources: `createStatusTable`.
 */
export function createWords<S extends string>(
  meanings: Readonly<Record<string, S>>,
  { unknown }: { readonly unknown: S },
): (word: string | undefined) => ReadWord<S> {
  const known = new Map(Object.entries(meanings)) // a Map: an object answers for 'constructor' too
  return (word = '') => ({
    status: known.get(word) ?? unknown,
    providerStatus: { value: word, codes: [], recognized: known.has(word) },
  })
}
