import type { Issue } from '@paystate/core'
import { hasCardNumber, isCardNumber } from './card-number.ts'

/** Nothing that Antom accepts here is nested deeper. */
const DEEPEST = 8

/** Names of data that may never be stored, or only under PCI DSS; compared without what separates their words. */
const CARD_DATA =
  /^(card|account)?(no|number|pan)$|cardno|cardnum|ccnum|primaryaccount|^pan$|cvv|cvc|cvn|^csc$|^cv2$|cvd|csc2|cardverification|verificationvalue|securitycode|cardcode|expir|^(card|cc)?exp(month|year|date|mm|yy|yyyy)?$|validthru|goodthru|password|^pin$|cardpin|pinblock|[df]pan$|cryptogram|track/i

export const REFUSED =
  "is card data, which a prepared request would store: use checkout 'hosted', or a card's token as paymentMethodId"

const TOO_DEEP = 'is nested too deep'

/**
 * What `paymentMethodMetaData` must not contain: card numbers, security codes, expiry dates and passwords, by
 * their names or, for numbers, by their check digit. Prepared requests are stored unencrypted.
 */
export function cardDataIssues(value: unknown, path: string, levels = DEEPEST): readonly Issue[] {
  if (isCardNumber(value)) return [{ path, message: REFUSED }]
  if (typeof value === 'string') return textIssues(value, path, levels)
  if (typeof value !== 'object' || value === null) return []
  if (levels === 0) return [{ path, message: TOO_DEEP }]
  return Object.entries(value).flatMap(([name, content]) => {
    if (hasCardNumber(name)) return [{ path, message: REFUSED }] // the path would tell the number
    const within = `${path}.${name}`
    return CARD_DATA.test(joined(name))
      ? [{ path: within, message: REFUSED }]
      : cardDataIssues(content, within, levels - 1)
  })
}

/** A number in the middle of a text, or JSON that is written as text. */
function textIssues(text: string, path: string, levels: number): readonly Issue[] {
  if (hasCardNumber(text)) return [{ path, message: REFUSED }]
  const content = jsonIn(text)
  if (content === undefined) return []
  const issues = cardDataIssues(content, '', levels)
  return issues.slice(0, 1).map(({ message }) => ({ path, message }))
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `card_number`, `card-number` and `cardNumber` are one name. */
function joined(name: string): string {
  return name.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
}
