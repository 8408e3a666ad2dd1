import type { Issue } from '../errors/issue.ts'
import { nearest } from '../requests/nearest.ts'

/**
 * Options that nobody reads: a misspelled one fails at the start, not in production. Each names the known option
 * that it probably means.
 */
export function optionIssues(
  options: object,
  { known, path = 'options' }: { readonly known: readonly string[]; readonly path?: string },
): readonly Issue[] {
  return Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `${path}.${name}`, message: unknownOption(name, known) }))
}

function unknownOption(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return meant === undefined
    ? `is not an option; there are ${known.join(', ')}`
    : `is not an option; perhaps \`${meant}\` is meant`
}
