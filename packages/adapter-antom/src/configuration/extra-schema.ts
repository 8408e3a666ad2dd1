import { z } from 'zod'
import { CURRENCIES } from '../money/currencies.ts'
import type { AntomExtra } from './extra.ts'
import { textField } from './fields.ts'

const documentedCurrency = z.enum(Object.keys(CURRENCIES), {
  error: 'must be one of the currencies that the provider documents',
})
const TWO_LETTERS = 'must be a region of two capital letters'
const region = z.string({ error: TWO_LETTERS }).regex(/^[A-Z]{2}$/, TWO_LETTERS)
const url = textField(2048).refine(URL.canParse, 'must be an absolute URL')

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` })
}

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z.int(message).min(least, message).max(most, message)
}

const goods = z.strictObject({
  referenceGoodsId: textField(64),
  goodsName: textField(256),
  goodsCategory: textField(64).optional(),
  goodsBrand: textField(256).optional(),
  goodsQuantity: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be digits of a whole number')
    .optional(),
  goodsUrl: url.optional(),
  deliveryMethodType: oneOf(['PHYSICAL', 'DIGITAL']).optional(),
})

const shipping = z.strictObject({
  name: z
    .strictObject({ firstName: textField(32).optional(), lastName: textField(32).optional() })
    .optional(),
  address: z
    .strictObject({
      region,
      state: textField(8).optional(),
      city: textField(32).optional(),
      address1: textField(256).optional(),
      address2: textField(256).optional(),
      zipCode: textField(32).optional(),
    })
    .optional(),
  carrier: textField(128).optional(),
  phone: textField(16).optional(),
  email: z.email('must be an e-mail address').max(64, 'must have at most 64 characters').optional(),
})

const device = z.strictObject({
  language: textField(32).optional(),
  acceptHeader: textField(2048).optional(),
  colorDepth: wholeNumber(1, 64).optional(),
  screenHeight: wholeNumber(1, 100_000).optional(),
  screenWidth: wholeNumber(1, 100_000).optional(),
  timeZoneOffset: wholeNumber(-720, 720).optional(),
  deviceTokenId: textField(64).optional(),
})

const metadata = z
  .record(z.string(), z.string({ error: 'must be text' }), { error: 'must be an object of texts' })
  .refine((value) => !Object.hasOwn(value, 'paystate'), 'must not use the name paystate')
  .refine((value) => JSON.stringify(value).length <= 1024, 'must have at most 1024 characters')

export const extraSchema = z.strictObject({
  paymentMethodType: textField(64)
    .regex(/^[A-Z0-9_]+$/, 'must be a method type in capital letters, like ALIPAY_CN')
    .optional(),
  paymentMethodId: textField(128).optional(),
  checkout: oneOf(['direct', 'hosted']).optional(),
  settlementCurrency: documentedCurrency.optional(),
  terminalType: oneOf(['WEB', 'WAP', 'APP', 'MINI_APP']).optional(),
  osType: oneOf(['IOS', 'ANDROID']).optional(),
  appId: textField(32).optional(),
  merchantRegion: region.optional(),
  userRegion: region.optional(),
  metadata: metadata.optional(),
  goods: z.array(goods).max(100, 'must have at most 100 entries').optional(),
  shipping: shipping.optional(),
  buyerPhone: textField(24).optional(),
  device: device.optional(),
  installments: wholeNumber(2, 36).optional(),
}) satisfies z.ZodType<AntomExtra>
