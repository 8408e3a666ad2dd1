/** An escape that may be one of U+0000, or of half a character: only escapes can be, in JSON that is UTF-8. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i

type Revive = (key: string, value: unknown, context?: { readonly source?: string }) => unknown

/**
 * Parses JSON of a provider. Every text value of it can be stored afterwards: PostgreSQL refuses U+0000 and half a
 * character, which is left where a provider cuts a text. Evidence about money must not be lost for either.
 *
 * @throws {SyntaxError} For what is not JSON.
 */
export function parseStorableJson(text: string, revive?: Revive): unknown {
  if (!SUSPICIOUS.test(text)) return JSON.parse(text, revive)
  return JSON.parse(text, (key, value: unknown, context?: { readonly source?: string }) => {
    const revived = revive ? revive(key, value, context) : value
    return typeof revived === 'string' ? storableText(revived) : revived
  })
}

/** A text with the replacement character in place of what a database may refuse. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}
