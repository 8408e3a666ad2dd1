import { textIssue } from './whole-text.ts'

/**
 * Details of a payer help a payment and never decide it: what cannot be used is normalized or left
 * out, because a payer whose browser reports something odd still wants to pay.
 */

/** Text of at most this many characters, none cut in half; undefined for anything else. */
export function readFact(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return text !== '' && text.length <= most && textIssue(text) === undefined ? text : undefined
}

const LONGEST_EMAIL = 254

/** The part before the @, as browsers check it, without the dots that mail servers refuse. */
const LOCAL_PART = /^(?!\.)(?!.*\.\.)[\w.!#$%&'*+/=?^`{|}~-]+(?<!\.)$/

/**
 * An email address with its domain in ASCII, the form that every provider takes; undefined for what is not an
 * address, or has one of the few local parts that only some mail servers support.
 */
export function readEmail(value: unknown): string | undefined {
  const text = readFact(value, LONGEST_EMAIL)
  const at = text?.lastIndexOf('@') ?? -1
  if (text === undefined || at < 1) return undefined
  const local = text.slice(0, at)
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === undefined || local.length > 64 || !LOCAL_PART.test(local)) return undefined
  const email = `${local}@${domain}`
  return email.length <= LONGEST_EMAIL ? email : undefined
}

function asciiDomain(domain: string): string | undefined {
  if (/[\s/?#:@\\[\]%]/.test(domain) || !URL.canParse(`https://${domain}`)) return undefined
  const { hostname } = new URL(`https://${domain}`)
  const labels = hostname.split('.')
  const isName =
    labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  return isName && !/^\d+$/.test(labels.at(-1) ?? '') ? hostname : undefined
}

/** A language alone or with a region, and whatever a browser or a framework appends. */
const LOCALE = /^([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}))?(?:[-_.@].*)?$/i

/**
 * A language, with its region where there is one, as in `nl_NL` or `fr`; undefined for anything else.
 * `en-GB`, `nl_NL_formal` and `de_DE.UTF-8` are read as what they mean.
 */
export function readLocale(value: unknown): string | undefined {
  const [, language, region] = LOCALE.exec(readFact(value, 64) ?? '') ?? []
  if (language === undefined) return undefined
  const lower = language.toLowerCase()
  return region === undefined ? lower : `${lower}_${region.toUpperCase()}`
}
