/** A provider's word for comparing: trimmed and in capitals. */
export function asWord(word: string): string {
  return word.trim().toUpperCase()
}
