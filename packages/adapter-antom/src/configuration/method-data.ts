import type { Issue } from '@paystate/core'

/** Nothing that Antom accepts here is nested deeper. */
const DEEPEST = 8

/** Names of data that may never be stored, or only under PCI DSS. */
const CARD_DATA =
  /^(card|account)?(no|number|pan)$|cardno|cardnumber|^pan$|cvv|cvc|cvn|securitycode|expir|password|pinblock|track/i

const REFUSED =
  "is card data, which a prepared request would store: use checkout 'hosted', or a card's token as paymentMethodId"

const TOO_DEEP = 'is nested too deep'

/**
 * What `paymentMethodMetaData` must not contain: card numbers, security codes, expiry dates and passwords, by
 * their names or, for numbers, by their check digit. Prepared requests are stored unencrypted.
 */
export function cardDataIssues(value: unknown, path: string, levels = DEEPEST): readonly Issue[] {
  if (isCardNumber(value)) return [{ path, message: REFUSED }]
  if (typeof value !== 'object' || value === null) return []
  if (levels === 0) return [{ path, message: TOO_DEEP }]
  return Object.entries(value).flatMap(([name, content]) =>
    CARD_DATA.test(name)
      ? [{ path: `${path}.${name}`, message: REFUSED }]
      : cardDataIssues(content, `${path}.${name}`, levels - 1),
  )
}

function isCardNumber(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const digits = String(value).replaceAll(/[\s-]/g, '')
  return /^\d{12,19}$/.test(digits) && passesLuhn(digits)
}

/** The check digit that every card number has. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
