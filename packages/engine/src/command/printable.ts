/**
 * Escapes characters that end a line, move the cursor or reverse the direction of text: in an id or a provider's text,
 * they could fake a line of output.
 */
export function printable(line: string): string {
  return line.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}

const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
