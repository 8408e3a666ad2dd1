import type { Payer } from '@paystate/core'
import { withReference } from '@paystate/core/adapter'
import type { AntomExtra, AntomGoods, AntomShipping } from '../configuration/extra.ts'
import { type Settings, storeOf } from '../configuration/settings.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { type CreatedRecord, toMetadata } from '../wire/reserved-metadata.ts'
import { type CheckedPayment, isHosted } from './check-create.ts'
import { isTwoStepMethod } from './two-step-methods.ts'

/**
 * The parameters of a new payment, for `pay` and `createPaymentSession` alike. Our reference is the
 * payment's request id and returns with the payer.
 *
 * @see https://docs.antom.com/ac/ams/payment_cashier
 */
export function toAntom({ input, extra }: CheckedPayment, settings: Settings) {
  const { reference, orderReference = reference, description, payer } = input
  const amount = toAmount(input.amount)
  const webhookUrl = input.webhookUrl ?? settings.webhookUrl
  const metadata = toMetadata(recordOf({ input, extra }), extra.metadata)
  return {
    productCode: 'CASHIER_PAYMENT',
    ...(isHosted(extra) && { productScene: 'CHECKOUT_PAYMENT' }),
    paymentRequestId: reference,
    order: {
      referenceOrderId: orderReference,
      orderDescription: description,
      orderAmount: amount,
      ...toBuyer(payer, extra),
      ...(extra.goods && { goods: extra.goods.map(toGoods) }),
      ...toShipping(extra.shipping),
      ...(extra.merchant && { merchant: extra.merchant }),
    },
    paymentAmount: amount,
    ...toMethod(extra),
    ...toFactor({ input, extra }),
    ...toSettlement(extra),
    env: toEnvironment(payer, extra),
    paymentRedirectUrl: withReference(input.returnUrl, reference),
    ...(webhookUrl !== undefined && { paymentNotifyUrl: webhookUrl }),
    ...toExpiry({ input, extra }),
    ...toRegions(extra),
    ...(isHosted(extra) && toLocale(payer)),
    ...(metadata !== undefined && { metadata }),
    ...storeOf(settings),
  }
}

/** What a later read cannot see by itself. */
export function recordOf({ input, extra }: CheckedPayment): CreatedRecord {
  const { expiresAt } = input
  const capture = captureOf({ input, extra })
  return {
    ...(capture && { capture }),
    ...(isHosted(extra) && { session: expiresAt === undefined ? {} : { expiresAt } }),
  }
}

function captureOf({ input, extra }: CheckedPayment): CreatedRecord['capture'] {
  const { paymentMethodType } = extra
  if (isHosted(extra) && paymentMethodType === undefined) return 'payer_chooses'
  if (input.capture === 'manual') return 'manual'
  return isTwoStepMethod(paymentMethodType) ? 'after_authorization' : undefined
}

function toMethod({ paymentMethodType, paymentMethodId, paymentMethodMetaData }: AntomExtra) {
  if (paymentMethodType === undefined) return {}
  const method = {
    paymentMethodType,
    ...(paymentMethodId !== undefined && { paymentMethodId }),
    ...(paymentMethodMetaData && { paymentMethodMetaData }),
  }
  return { paymentMethod: method }
}

/** Cards are always authorized first; `one` has Antom capture by itself. */
function toFactor({ input: { capture }, extra }: CheckedPayment) {
  const { paymentMethodType } = extra
  if (paymentMethodType !== undefined && !isTwoStepMethod(paymentMethodType)) return {}
  const captureMode = capture === 'manual' ? 'MANUAL' : 'AUTOMATIC'
  return { paymentFactor: { isAuthorization: true, captureMode } }
}

function toSettlement({ settlementCurrency, installments }: AntomExtra) {
  return {
    ...(settlementCurrency !== undefined && { settlementStrategy: { settlementCurrency } }),
    ...(installments !== undefined && { creditPayPlan: { installmentNum: String(installments) } }),
  }
}

function toExpiry({ input: { expiresAt }, extra }: CheckedPayment) {
  if (expiresAt === undefined) return {}
  return isHosted(extra)
    ? { paymentSessionExpiryTime: expiresAt }
    : { paymentExpiryTime: expiresAt }
}

function toRegions({ merchantRegion, userRegion, appId }: AntomExtra) {
  return {
    ...(merchantRegion !== undefined && { merchantRegion }),
    ...(userRegion !== undefined && { userRegion }),
    ...(appId !== undefined && { appId }),
  }
}

function toBuyer(payer: Payer | undefined, { buyerPhone }: AntomExtra) {
  const { id, email } = payer ?? {}
  const { first, last } = payer?.name ?? {}
  const name = {
    ...(fits(first, LONGEST_NAME) && { firstName: first }),
    ...(fits(last, LONGEST_NAME) && { lastName: last }),
  }
  const buyer = {
    ...(id !== undefined && { referenceBuyerId: id }),
    ...(isAnyTold(name) && { buyerName: name }),
    ...(fits(email, LONGEST_EMAIL) && { buyerEmail: email }),
    ...(buyerPhone !== undefined && { buyerPhoneNo: buyerPhone }),
  }
  return isAnyTold(buyer) ? { buyer } : {}
}

/** Antom accepts less than other providers here; the rest is left out. */
const LONGEST_NAME = 32
const LONGEST_EMAIL = 64

function fits(fact: string | undefined, most: number): boolean {
  return fact !== undefined && fact.length <= most
}

/** A language with its region; a region for a language alone would be a guess. */
function toLocale(payer: Payer | undefined) {
  const locale = payer?.locale
  return locale !== undefined && /^[a-z]{2}_[A-Z]{2}$/.test(locale) ? { locale } : {}
}

function toGoods({ goodsUnitAmount, ...goods }: AntomGoods) {
  return { ...goods, ...(goodsUnitAmount && { goodsUnitAmount: toAmount(goodsUnitAmount) }) }
}

function toShipping({ name, address, carrier, phone, email }: AntomShipping = {}) {
  // Antom does not accept an address without its region.
  const hasRegion = /^[A-Z]{2}$/.test(address?.region ?? '')
  const shipping = {
    ...(isAnyTold(name) && { shippingName: name }),
    ...(hasRegion && { shippingAddress: address }),
    ...(carrier !== undefined && { shippingCarrier: carrier }),
    ...(phone !== undefined && { shippingPhoneNo: phone }),
    ...(email !== undefined && { shipToEmail: email }),
  }
  return isAnyTold(shipping) ? { shipping } : {}
}

function isAnyTold(facts: object = {}): boolean {
  return Object.values(facts).some((fact) => fact !== undefined)
}

function toEnvironment(payer: Payer | undefined, extra: AntomExtra) {
  const { terminalType = 'WEB', osType } = extra
  const browser = toBrowser(extra, payer?.device?.userAgent)
  const { colorDepth, screenHeight, screenWidth, timeZoneOffset, deviceTokenId } =
    extra.device ?? {}
  return {
    terminalType,
    ...(osType !== undefined && { osType }),
    ...(payer?.ip !== undefined && { clientIp: payer.ip }),
    ...browser,
    ...(colorDepth !== undefined && { colorDepth }),
    ...(screenHeight !== undefined && { screenHeight }),
    ...(screenWidth !== undefined && { screenWidth }),
    ...(timeZoneOffset !== undefined && { timeZoneOffset }),
    ...(deviceTokenId !== undefined && { deviceTokenId }),
  }
}

function toBrowser({ device }: AntomExtra, userAgent: string | undefined) {
  const { language, acceptHeader } = device ?? {}
  const browserInfo = {
    ...(userAgent !== undefined && { userAgent }),
    ...(language !== undefined && { language }),
    ...(acceptHeader !== undefined && { acceptHeader }),
  }
  return Object.keys(browserInfo).length > 0 ? { browserInfo } : {}
}
