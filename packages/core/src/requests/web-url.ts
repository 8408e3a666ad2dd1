/** The longest URL that providers take. */
const LONGEST = 2048

/** A parser drops soft hyphens and zero-width characters from a host; whoever gets the text may not. */
const INVISIBLE_IN_HOST = /^[^:]*:\/\/[^/?#]*\p{Cf}/u

/**
 * Whether a text is an absolute http or https URL, unchanged.
 *
 * A URL parser forgives surrounding blanks, line breaks and missing slashes; a provider calls
 * what was written, or something else.
 */
export function isWebUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST || !value.isWellFormed()) return false
  if (/[\s\p{Cc}\\]/u.test(value) || INVISIBLE_IN_HOST.test(value)) return false
  return /^https?:\/\/[^/?#]/i.test(value) && URL.canParse(value)
}
