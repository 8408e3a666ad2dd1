/** The longest address that providers take. */
const LONGEST = 2048

/**
 * Says whether a text is an absolute http or https URL exactly as it stands.
 *
 * A URL parser forgives blanks around an address, line breaks inside it and missing slashes; a provider calls
 * what was written, or something else again.
 */
export function isWebUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST || !value.isWellFormed()) return false
  if (/[\s\p{Cc}\\]/u.test(value)) return false
  return /^https?:\/\/[^/?#]/i.test(value) && URL.canParse(value)
}
