import { z } from 'zod'
import { CURRENCIES } from '../money/currencies.ts'

/**
 * What only Antom needs to create a payment. Fields of `defaults` in the configuration and of `extra` in a
 * payment; the latter win. Every field is checked before a byte is sent, and an unknown one is refused.
 *
 * @see https://docs.antom.com/ac/ams/payment_cashier
 */
export interface AntomExtra {
  /** How the payer pays, e.g. `ALIPAY_CN`, `GCASH`, `KAKAOPAY`, `CARD`. Without it, `checkout` is `hosted`. */
  readonly paymentMethodType?: string | undefined
  /** A card's or wallet's token. */
  readonly paymentMethodId?: string | undefined
  /** `direct`: straight to the method. `hosted`: Antom's own page, on which the payer may try again. */
  readonly checkout?: 'direct' | 'hosted' | undefined
  /** The currency you are paid out in; needed where the contract has several. */
  readonly settlementCurrency?: string | undefined
  /** Default: by `payer.device`, else `WEB`. */
  readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP' | undefined
  /** Needed for `WAP` and `APP`. Default: by `payer.device`. */
  readonly osType?: 'IOS' | 'ANDROID' | undefined
  /** The id of your mini program; for `MINI_APP`. */
  readonly appId?: string | undefined
  readonly merchantRegion?: string | undefined
  readonly userRegion?: string | undefined
  /** Echoed in reads and notifications. The name `paystate` in it is ours. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly goods?: readonly AntomGoods[] | undefined
  readonly shipping?: AntomShipping | undefined
  readonly buyerPhone?: string | undefined
  readonly device?: AntomDevice | undefined
  readonly installments?: number | undefined
}

export interface AntomGoods {
  readonly referenceGoodsId: string
  readonly goodsName: string
  readonly goodsCategory?: string | undefined
  readonly goodsBrand?: string | undefined
  readonly goodsQuantity?: string | undefined
  readonly goodsUrl?: string | undefined
  readonly deliveryMethodType?: 'PHYSICAL' | 'DIGITAL' | undefined
}

export interface AntomShipping {
  readonly name?:
    | { readonly firstName?: string | undefined; readonly lastName?: string | undefined }
    | undefined
  readonly address?: AntomAddress | undefined
  readonly carrier?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

export interface AntomAddress {
  readonly region: string
  readonly state?: string | undefined
  readonly city?: string | undefined
  readonly address1?: string | undefined
  readonly address2?: string | undefined
  readonly zipCode?: string | undefined
}

export interface AntomDevice {
  readonly language?: string | undefined
  readonly acceptHeader?: string | undefined
  readonly colorDepth?: number | undefined
  readonly screenHeight?: number | undefined
  readonly screenWidth?: number | undefined
  /** Minutes from UTC, −720 to 720. */
  readonly timeZoneOffset?: number | undefined
  readonly deviceTokenId?: string | undefined
}

/** Text of so many characters; the message names the bounds and never the value. */
function text(most: number) {
  const message = `must be text of 1 to ${most} characters`
  return z.string({ error: message }).min(1, message).max(most, message)
}

const documentedCurrency = z.enum(Object.keys(CURRENCIES), {
  error: 'must be one of the currencies that the provider documents',
})
const TWO_LETTERS = 'must be a region of two capital letters'
const region = z.string({ error: TWO_LETTERS }).regex(/^[A-Z]{2}$/, TWO_LETTERS)
const url = text(2048).refine(URL.canParse, 'must be an absolute URL')

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` })
}

const goods = z.strictObject({
  referenceGoodsId: text(64),
  goodsName: text(256),
  goodsCategory: text(64).optional(),
  goodsBrand: text(256).optional(),
  goodsQuantity: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be digits of a whole number')
    .optional(),
  goodsUrl: url.optional(),
  deliveryMethodType: oneOf(['PHYSICAL', 'DIGITAL']).optional(),
})

const shipping = z.strictObject({
  name: z
    .strictObject({ firstName: text(32).optional(), lastName: text(32).optional() })
    .optional(),
  address: z
    .strictObject({
      region,
      state: text(8).optional(),
      city: text(32).optional(),
      address1: text(256).optional(),
      address2: text(256).optional(),
      zipCode: text(32).optional(),
    })
    .optional(),
  carrier: text(128).optional(),
  phone: text(16).optional(),
  email: z.email('must be an e-mail address').max(64, 'must have at most 64 characters').optional(),
})

const device = z.strictObject({
  language: text(32).optional(),
  acceptHeader: text(2048).optional(),
  colorDepth: z.int().min(1).max(64).optional(),
  screenHeight: z.int().min(1).max(100_000).optional(),
  screenWidth: z.int().min(1).max(100_000).optional(),
  timeZoneOffset: z.int().min(-720).max(720).optional(),
  deviceTokenId: text(64).optional(),
})

const metadata = z
  .record(z.string(), z.string({ error: 'must be text' }), { error: 'must be an object of texts' })
  .refine((value) => !Object.hasOwn(value, 'paystate'), 'must not use the name paystate')
  .refine((value) => JSON.stringify(value).length <= 1024, 'must have at most 1024 characters')

export const extraSchema = z.strictObject({
  paymentMethodType: text(64)
    .regex(/^[A-Z0-9_]+$/, 'must be a method type in capital letters, like ALIPAY_CN')
    .optional(),
  paymentMethodId: text(128).optional(),
  checkout: oneOf(['direct', 'hosted']).optional(),
  settlementCurrency: documentedCurrency.optional(),
  terminalType: oneOf(['WEB', 'WAP', 'APP', 'MINI_APP']).optional(),
  osType: oneOf(['IOS', 'ANDROID']).optional(),
  appId: text(32).optional(),
  merchantRegion: region.optional(),
  userRegion: region.optional(),
  metadata: metadata.optional(),
  goods: z.array(goods).max(100, 'must have at most 100 entries').optional(),
  shipping: shipping.optional(),
  buyerPhone: text(24).optional(),
  device: device.optional(),
  installments: z.int('must be a whole number').min(2).max(36).optional(),
}) satisfies z.ZodType<AntomExtra>
