import { plainJson } from '@paystate/adapter-kit'
import { checkMoney, type Money } from '@paystate/core'
import { isWebUrl, readEmail } from '@paystate/core/adapter'
import { z } from 'zod'
import { CURRENCIES } from '../money/currencies.ts'
import { hasCardNumber } from './card-number.ts'
import type { AntomExtra } from './extra.ts'
import { checkCharacters, countField, factField, factsField, textField } from './fields.ts'
import { cardDataIssues, REFUSED } from './method-data.ts'

const documentedCurrency = z.enum(Object.keys(CURRENCIES), {
  error: 'must be one of the currencies that the provider documents',
})
const TWO_LETTERS = 'must be a region of two capital letters'
const region = z.string({ error: TWO_LETTERS }).regex(/^[A-Z]{2}$/, TWO_LETTERS)
const url = z.custom<string>(isWebUrl, 'must be an absolute http or https URL')

/** Longer ones are not taken here. */
const LONGEST_EMAIL = 64

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` })
}

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z.int(message).min(least, message).max(most, message)
}

const unitAmount = z.unknown().transform((value, context): Money => {
  const checked = checkMoney(value)
  if (checked.ok) return checked.money
  context.addIssue({ code: 'custom', message: 'must be money, e.g. money(currency, minorUnits)' })
  return z.NEVER
})

const WHOLE = 'must be a whole number as text, like 2'

const goods = z.strictObject({
  referenceGoodsId: textField(64),
  goodsName: textField(256),
  goodsCategory: textField(64).optional(),
  goodsBrand: textField(256).optional(),
  goodsQuantity: z
    .string({ error: WHOLE })
    .regex(/^[1-9]\d{0,8}$/, WHOLE)
    .optional(),
  goodsUrl: url.optional(),
  goodsUnitAmount: unitAmount.optional(),
  deliveryMethodType: oneOf(['PHYSICAL', 'DIGITAL']).optional(),
})

/** Details of the payer and the payer's device are left out where they cannot be used. */
const address = z.strictObject({
  region: factField(2),
  state: factField(8),
  city: factField(32),
  address1: factField(256),
  address2: factField(256),
  zipCode: factField(32),
})

const shipping = z.strictObject({
  name: factsField(z.strictObject({ firstName: factField(32), lastName: factField(32) })),
  address: factsField(address),
  carrier: factField(128),
  phone: factField(16),
  email: z.transform(emailFact),
})

function emailFact(value: unknown): string | undefined {
  const email = readEmail(value)
  return email !== undefined && email.length <= LONGEST_EMAIL ? email : undefined
}

const device = z.strictObject({
  language: factField(32),
  acceptHeader: factField(2048),
  colorDepth: countField(1, 64),
  screenHeight: countField(1, 100_000),
  screenWidth: countField(1, 100_000),
  // Antom accepts up to twelve hours; New Zealand is thirteen ahead in summer.
  timeZoneOffset: countField(-720, 720),
  deviceTokenId: factField(64),
})

const merchantAddress = z.strictObject({
  region,
  state: textField(8).optional(),
  city: textField(32).optional(),
  address1: textField(256).optional(),
  address2: textField(256).optional(),
  zipCode: textField(32).optional(),
})

const merchant = z.strictObject({
  referenceMerchantId: textField(64),
  merchantMCC: textField(32).optional(),
  merchantName: textField(256).optional(),
  merchantAddress: merchantAddress.optional(),
  store: z
    .strictObject({
      referenceStoreId: textField(64),
      storeName: textField(256).optional(),
      storeMCC: textField(32).optional(),
    })
    .optional(),
})

/** The copy is checked, stored and sent: nothing else can become card data when it is serialized. */
const methodData = z
  .unknown()
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const copy = plainJson(value)
    if (copy !== undefined) return copy
    context.addIssue({ code: 'custom', message: 'must be an object of plain JSON values' })
    return z.NEVER
  })
  .superRefine(checkCharacters)
  .superRefine((value, context) => {
    for (const { path, message } of cardDataIssues(value, '')) {
      context.addIssue({ code: 'custom', path: path.split('.').slice(1), message })
    }
  })

const metadata = z
  .record(textField(1024), textField(1024), { error: 'must be an object of texts' })
  .refine((value) => !Object.hasOwn(value, 'paystate'), 'must not use the name paystate')
  .refine((value) => JSON.stringify(value).length <= 1024, 'must have at most 1024 characters')

const METHOD_TYPE = 'must be an uppercase method type, like ALIPAY_CN'

export const extraSchema = z.strictObject({
  paymentMethodType: z
    .string({ error: METHOD_TYPE })
    .regex(/^[A-Z0-9_]{1,64}$/, METHOD_TYPE)
    .optional(),
  paymentMethodId: textField(128)
    .refine((token) => !hasCardNumber(token), REFUSED)
    .optional(),
  paymentMethodMetaData: methodData.optional(),
  checkout: oneOf(['direct', 'hosted']).optional(),
  settlementCurrency: documentedCurrency.optional(),
  terminalType: oneOf(['WEB', 'WAP', 'APP', 'MINI_APP']).optional(),
  osType: oneOf(['IOS', 'ANDROID']).optional(),
  appId: textField(32).optional(),
  merchantRegion: region.optional(),
  userRegion: region.optional(),
  metadata: metadata.optional(),
  goods: z.array(goods).max(100, 'must have at most 100 entries').optional(),
  shipping: factsField(shipping),
  merchant: merchant.optional(),
  buyerPhone: factField(24),
  device: factsField(device),
  installments: wholeNumber(2, 36).optional(),
}) satisfies z.ZodType<AntomExtra>
