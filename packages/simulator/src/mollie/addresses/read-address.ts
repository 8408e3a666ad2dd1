import { z } from 'zod'
import type { Body } from '../parameters/body.ts'
import { readShape } from '../parameters/read-shape.ts'
import { optionalText } from '../parameters/shapes.ts'

const address = z.strictObject({
  title: optionalText,
  givenName: optionalText,
  familyName: optionalText,
  organizationName: optionalText,
  streetAndNumber: optionalText,
  streetAdditional: optionalText,
  postalCode: optionalText,
  email: z
    .string()
    .regex(/^[^\s@]+@[\x21-\x3f\x41-\x7e]+$/)
    .nullish(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/)
    .nullish(),
  city: optionalText,
  region: optionalText,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
})

/** Checks an address and gives it as it was sent. A domain is ASCII, and a phone number E.164. */
export function readAddress(body: Body, name: 'billingAddress' | 'shippingAddress'): unknown {
  return readShape(body, name, address) && body[name]
}
