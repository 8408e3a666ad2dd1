import { z } from 'zod'
import { amount, flag, ignoredText, text } from './fields.ts'

const buyer = z.object({
  referenceBuyerId: ignoredText(64),
  buyerName: z
    .object({
      firstName: ignoredText(32),
      middleName: ignoredText(32),
      lastName: ignoredText(32),
      fullName: ignoredText(128),
    })
    .nullish(),
  buyerPhoneNo: ignoredText(24),
  buyerEmail: ignoredText(64),
})

const good = z.object({
  referenceGoodsId: ignoredText(64),
  goodsName: ignoredText(256),
  goodsCategory: ignoredText(64),
  goodsUrl: ignoredText(2048),
})

const address = z.object({
  region: ignoredText(2),
  state: ignoredText(8),
  city: ignoredText(32),
  address1: ignoredText(256),
  address2: ignoredText(256),
  zipCode: ignoredText(32),
})

/** Where the payer is; a phone has to say which. */
export const environment = z
  .object({
    terminalType: z.enum(['WEB', 'WAP', 'APP', 'MINI_APP']),
    osType: z.enum(['IOS', 'ANDROID']).nullish(),
    extendInfo: ignoredText(2048),
  })
  .refine(({ terminalType, osType }) => osType || !['WAP', 'APP'].includes(terminalType))

/** What is bought; only what bounds it is described. */
export const order = z.object({
  referenceOrderId: text(64),
  orderDescription: text(256),
  orderAmount: amount,
  buyer: buyer.nullish(),
  env: environment.nullish(),
  needDeclaration: flag,
  goods: z.array(good).max(100).nullish(),
  shipping: z
    .object({
      shippingAddress: address.nullish(),
      shippingCarrier: ignoredText(128),
      shippingPhoneNo: ignoredText(16),
      shipToEmail: ignoredText(64),
    })
    .nullish(),
})

export const settlement = z
  .object({ settlementCurrency: z.string().regex(/^[A-Z]{3}$/) })
  .nullish()
  .transform((value) => value?.settlementCurrency)
