import { type Refusal, unprocessable } from '../refusals/refusal.ts'
import { didYouMean } from './did-you-mean.ts'

/** Mollie refuses a parameter that it does not know, the most common mistake in integrations. */
export function refuseUnknownBody(
  body: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw nonExistent('body', { name: unknown, known, value: body[unknown] })
}

export function refuseUnknownQuery(query: URLSearchParams, known: readonly string[]): void {
  const names = [...query.keys()].map((name) => name.replace(/[[.].*$/, ''))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw nonExistent('query', { name: unknown, known })
}

export function nonExistent(
  place: 'body' | 'query',
  { name, known, value }: { name: string; known: readonly string[]; value?: unknown },
): Refusal {
  const path = firstLeaf(name, value)
  const meant = didYouMean(name, known)
  const hint = meant === undefined ? '' : ` Did you mean: "${meant}"?`
  return unprocessable(`Non-existent ${place} parameter "${path}" for this API call.${hint}`, path)
}

/** An object under an unknown name is told by the first of its own names: `metaData.order_id`. */
function firstLeaf(path: string, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return path
  const [first] = Object.entries(value)
  return first ? firstLeaf(`${path}.${first[0]}`, first[1]) : path
}
