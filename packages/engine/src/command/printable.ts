/**
 * A line as a terminal shows it: an id or a provider's words may have characters that end the line, move the cursor or
 * turn what follows around, and so make up a line of their own.
 */
export function printable(line: string): string {
  return line.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}

const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
