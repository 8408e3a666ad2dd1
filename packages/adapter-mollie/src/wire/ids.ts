/**
 * The client puts ids into URLs unescaped, and webhooks contain ids that anybody may have written: only
 * letters and digits after the prefix are ever sent.
 */
const PATTERNS = {
  payment: /^tr_[A-Za-z0-9]{1,64}$/,
  refund: /^re_[A-Za-z0-9]{1,64}$/,
} as const

/** Whether a text is a well-formed id for such an object. */
export function isId(text: unknown, of: keyof typeof PATTERNS): text is string {
  return typeof text === 'string' && PATTERNS[of].test(text)
}
