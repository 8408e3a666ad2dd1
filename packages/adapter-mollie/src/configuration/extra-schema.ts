import { plainJson } from '@paystate/adapter-kit'
import { z } from 'zod'
import { RESERVED_KEY, SHOWN_ACTIONS } from '../wire/reserved-metadata.ts'
import { addressField } from './address-field.ts'
import { LINE_TYPES, type MollieExtra } from './extra.ts'
import {
  checkCharacters,
  countryField,
  idField,
  moneyField,
  textField,
  webUrlField,
  wordField,
} from './fields.ts'

const METHODS_MESSAGE =
  'must be the lowercase name of a method, like ideal, or a list of such names'

const method = z.string({ error: METHODS_MESSAGE }).regex(/^[a-z0-9_-]{1,40}$/, METHODS_MESSAGE)

const PERCENTAGE = 'must be a percentage as text, like 21.00'

const line = z.strictObject({
  description: textField(1, 255),
  quantity: z.int('must be a whole number').min(1, 'must be at least 1'),
  unitPrice: moneyField,
  totalAmount: moneyField,
  type: wordField(LINE_TYPES).optional(),
  quantityUnit: textField(1, 20).optional(),
  discountAmount: moneyField.optional(),
  vatRate: z
    .string({ error: PERCENTAGE })
    .regex(/^\d{1,2}(\.\d{1,2})?$/, PERCENTAGE)
    .optional(),
  vatAmount: moneyField.optional(),
  sku: textField(1, 64).optional(),
  categories: z.array(textField(1, 40)).optional(),
  imageUrl: webUrlField.optional(),
  productUrl: webUrlField.optional(),
})

/** A copy: with values that JSON does not preserve, the bytes that are sent would differ from the input. */
const metadata = z
  .unknown()
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const copy = plainJson(value)
    if (copy !== undefined) return copy
    context.addIssue({ code: 'custom', message: 'must be an object of plain JSON values' })
    return z.NEVER
  })
  .refine((value) => !Object.hasOwn(value, RESERVED_KEY), {
    path: [RESERVED_KEY],
    message: 'is reserved',
  })
  .superRefine(checkCharacters)

const applicationFee = z.strictObject({ amount: moneyField, description: textField(1, 255) })

const route = z.strictObject({
  amount: moneyField,
  destination: z.strictObject({
    type: wordField(['organization']),
    organizationId: idField('org'),
  }),
  releaseDate: z.iso.date('must be a day, like 2026-01-31').optional(),
})

const DELAY = 'must be hours or days up to 7 days, like 8 hours or 2 days'
const captureDelay = z.string({ error: DELAY }).refine(isCaptureDelay, DELAY)

function isCaptureDelay(text: string): boolean {
  const [, count = '', unit] = /^(\d{1,3}) (hour|day)s?$/.exec(text) ?? []
  return count !== '' && Number(count) <= (unit === 'day' ? 7 : 168)
}

/** Strict on purpose: a misspelled field fails before anything is sent. */
export const extraSchema: z.ZodType<MollieExtra> = z.strictObject({
  method: z.union([method, z.array(method).min(1)], { error: METHODS_MESSAGE }).optional(),
  nextAction: wordField(SHOWN_ACTIONS).optional(),
  metadata: metadata.optional(),
  captureMode: wordField(['automatic', 'manual']).optional(),
  captureDelay: captureDelay.optional(),
  sequenceType: wordField(['oneoff', 'first', 'recurring']).optional(),
  customerId: idField('cst').optional(),
  mandateId: idField('mdt').optional(),
  applicationFee: applicationFee.optional(),
  routing: z.array(route).min(1, 'must have at least one route').optional(),
  lines: z.array(line).min(1, 'must have at least one line').optional(),
  billingAddress: addressField,
  shippingAddress: addressField,
  dueDate: z.iso.date('must be a day, like 2026-01-31').optional(),
  restrictPaymentMethodsToCountry: countryField.optional(),
  issuer: textField(1, 64).optional(),
  terminalId: idField('term').optional(),
  digitalGoods: z.boolean('must be true or false').optional(),
  customerReference: textField(1, 255).optional(),
})
