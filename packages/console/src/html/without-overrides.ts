/**
 * Shows the characters that turn the text behind them around: in an id or in a provider's words, they would make the
 * digits of an amount beside them read backward. What is inside of tags stays, so that forms send what they were given.
 */
export function withoutOverrides(page: string): string {
  return page.replaceAll(TAG_OR_OVERRIDE, (found, override?: string) =>
    override === undefined ? found : `[U+${override.charCodeAt(0).toString(16).toUpperCase()}]`,
  )
}

const TAG_OR_OVERRIDE = /<[^>]*>|([\u202a-\u202e])/g
