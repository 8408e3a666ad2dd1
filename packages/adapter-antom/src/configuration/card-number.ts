/** What people and forms put between the digits. */
const BETWEEN = /[\s\-./_\u00ad\u2010-\u2015\u200b-\u200d\u2060\ufeff]/gu

/** A card number that stands by itself in a text: whole, in its usual groups, or on a magnetic stripe. */
const IN_TEXT =
  /(?:(?<![\p{L}\p{N}_-])|(?<=%B))(?:[2-6]\d{12,18}|[2-6]\d{3}([ .\-/])\d{4}\1\d{4}\1\d{1,7}|3\d{3}([ .\-/])\d{6}\2\d{5})(?![\p{L}\p{N}_-])/gu

/** Whether a value is a card number, however its digits are grouped. */
export function isCardNumber(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const digits = plainDigits(String(value)).replaceAll(BETWEEN, '')
  return /^\d{12,19}$/.test(digits) && passesLuhn(digits)
}

/** Whether a text is a card number, or contains one. */
export function hasCardNumber(text: string): boolean {
  if (isCardNumber(text)) return true
  const found = plainDigits(text).match(IN_TEXT) ?? []
  return found.some((number) => isCardNumber(number))
}

/** Full-width digits become plain ones. */
function plainDigits(text: string): string {
  return text.normalize('NFKC')
}

/** The check digit that every card number has. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
