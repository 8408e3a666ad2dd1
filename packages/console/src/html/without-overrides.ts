/**
 * Makes characters visible that reverse the direction of text: in an id or a provider's text, they would make the digits
 * of an amount next to them read backward. Tags stay unchanged, so forms send what they were given.
 */
export function withoutOverrides(page: string): string {
  return page.replaceAll(TAG_OR_OVERRIDE, (found, override?: string) =>
    override === undefined ? found : `[U+${override.charCodeAt(0).toString(16).toUpperCase()}]`,
  )
}

const TAG_OR_OVERRIDE = /<[^>]*>|([\u202a-\u202e\u2066-\u2069])/g
