/**
 * The client pastes ids into URLs as they are, and webhooks bring ids that anybody may have written: only
 * letters and digits after the prefix are ever sent.
 */
const PATTERNS = {
  payment: /^tr_[A-Za-z0-9]{1,64}$/,
  refund: /^re_[A-Za-z0-9]{1,64}$/,
} as const

/** Says whether a text has the form of the provider's id for such an object. */
export function isId(text: unknown, of: keyof typeof PATTERNS): text is string {
  return typeof text === 'string' && PATTERNS[of].test(text)
}
