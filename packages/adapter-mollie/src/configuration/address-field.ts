import { readEmail, textIssue } from '@paystate/core/adapter'
import { z } from 'zod'
import type { MollieAddress } from './extra.ts'

const anything = z.unknown().optional()

/**
 * An address as payers write it. A misspelled field name is refused; a value that Mollie does not accept is
 * normalized or left out, never a reason to refuse the payment. Where nothing is left, and with `null`, there is none.
 */
export const addressField = z
  .strictObject({
    title: anything,
    givenName: anything,
    familyName: anything,
    organizationName: anything,
    streetAndNumber: anything,
    streetAdditional: anything,
    postalCode: anything,
    email: anything,
    phone: anything,
    city: anything,
    region: anything,
    country: anything,
  })
  .transform((given): MollieAddress | undefined => {
    const fields = {
      title: readText(given.title, 20),
      givenName: readText(given.givenName, 100),
      familyName: readText(given.familyName, 100),
      organizationName: readText(given.organizationName, 100),
      streetAndNumber: readText(given.streetAndNumber, 100),
      streetAdditional: readText(given.streetAdditional, 100),
      postalCode: readText(given.postalCode, 20),
      email: readEmail(given.email),
      phone: readPhone(given.phone),
      city: readText(given.city, 100),
      region: readText(given.region, 100),
      country: readCountry(given.country),
    }
    const known = Object.entries(fields).filter(([, value]) => value !== undefined)
    return known.length > 0 ? Object.fromEntries(known) : undefined
  })
  .nullish()
  .transform((address): MollieAddress | undefined => address ?? undefined)

function readText(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return text !== '' && text.length <= most && textIssue(text) === undefined ? text : undefined
}

/** E.164, as in `+31208202070`: a country code is not guessed. */
function readPhone(value: unknown): string | undefined {
  const digits = readText(value, 40)
    ?.replace(/^00/, '+')
    .replace(/[\s()./-]/g, '')
  return digits !== undefined && /^\+[1-9]\d{1,14}$/.test(digits) ? digits : undefined
}

function readCountry(value: unknown): string | undefined {
  const code = readText(value, 2)?.toUpperCase()
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined
}
