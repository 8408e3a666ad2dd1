/** Providers refuse such text, some of them silently. */
const HALF_A_CHARACTER = 'must not be cut inside a character: cut it with Array.from(text).slice()'

/** Databases do not store it, and providers refuse it. */
const NULL_CHARACTER = 'must not contain the null character U+0000'

/** What is wrong with the characters of a text, or of any text inside a plain JSON value. */
export function textIssue(value: unknown): string | undefined {
  if (typeof value === 'string') return issueIn(value)
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, item] of Object.entries(value)) {
    const issue = issueIn(key) ?? textIssue(item)
    if (issue !== undefined) return issue
  }
  return undefined
}

function issueIn(text: string): string | undefined {
  if (!text.isWellFormed()) return HALF_A_CHARACTER
  return text.includes('\u0000') ? NULL_CHARACTER : undefined
}
