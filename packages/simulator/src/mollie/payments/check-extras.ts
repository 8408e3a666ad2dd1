import { z } from 'zod'
import type { Body } from '../parameters/body.ts'
import { readShape } from '../parameters/read-shape.ts'
import { day, text } from '../parameters/shapes.ts'

/** What only some methods read: it must have the right type, and is nowhere shown. */
const EXTRAS: Readonly<Record<string, z.ZodType>> = {
  issuer: text,
  billingEmail: text,
  terminalId: text,
  applePayPaymentToken: text,
  googlePayPaymentToken: text,
  cardToken: text,
  storeCredentials: z.boolean(),
  consumerName: text,
  consumerAccount: text,
  consumerDateOfBirth: day,
  customerReference: text,
  digitalGoods: z.boolean(),
  extraMerchantData: z.looseObject({}),
  sessionId: text,
  voucherNumber: text,
  voucherPin: text,
  company: z.strictObject({
    registrationNumber: text.nullish(),
    vatNumber: text.nullish(),
    entityType: text.nullish(),
  }),
}

export const EXTRA_PARAMETERS: readonly string[] = Object.keys(EXTRAS)

export function checkExtras(body: Body): void {
  for (const [name, schema] of Object.entries(EXTRAS)) readShape(body, name, schema)
}
