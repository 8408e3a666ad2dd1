import type { Access } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import { documentation, hal, type Link, page } from '../api/links.ts'
import { presentCapture } from '../captures/present-capture.ts'
import { presentChargeback } from '../chargebacks/present-chargeback.ts'
import { methodOf } from '../methods/method.ts'
import { toAmount } from '../money/money.ts'
import { presentRefund } from '../refunds/present-refund.ts'
import { presentSettlement, settlementLink } from '../settlements/present-settlement.ts'
import { isoTime } from '../times/iso-time.ts'
import { isCancelable } from './is-cancelable.ts'
import { isFinal, isPayable, type Payment } from './payment.ts'
import { capturedOf, chargedBackOf, paidOf, refundedOf, remainingOf } from './payment-money.ts'
import { presentDetails, presentStatusReason } from './present-details.ts'
import { presentRouting } from './present-routing.ts'

export type Embed = 'refunds' | 'captures' | 'chargebacks'

export interface PaymentView {
  access: Access
  /** Items of a list carry no documentation link. */
  isItem?: boolean
  embed?: readonly Embed[]
  /** What was asked for beside the payment: `details.qrCode`. */
  include?: string | null
}

/** A payment as Mollie's API writes it: what does not apply is left out, not null. */
export function presentPayment(account: Account, payment: Payment, view: PaymentView) {
  return {
    resource: 'payment',
    id: payment.id,
    mode: payment.mode,
    createdAt: isoTime(payment.createdAt),
    amount: toAmount(payment.amount),
    description: payment.description,
    method: methodTold(payment),
    metadata: payment.metadata,
    status: payment.status,
    ...presentTimes(payment),
    ...(!isFinal(payment) && { isCancelable: isCancelable(payment) }),
    ...presentMoney(payment),
    ...presentTerms(payment),
    ...presentRouting(account, payment, view.access),
    ...presentSettlement(payment),
    ...presentStatusReason(payment),
    ...presentDetails(payment, { withQrCode: view.include?.includes('details.qrCode') ?? false }),
    _links: presentLinks(account, payment, view),
    ...presentEmbedded(account, payment, view),
  }
}

/** A payment by a wallet that Mollie knows no method for is one by card. */
function methodTold({ method }: Payment): string | null {
  return method === 'googlepay' ? 'creditcard' : (method ?? null)
}

function presentTimes({ reachedAt, expiresAt, captureBefore }: Payment) {
  const times = {
    authorizedAt: reachedAt.authorized,
    paidAt: reachedAt.paid,
    canceledAt: reachedAt.canceled,
    expiredAt: reachedAt.expired,
    failedAt: reachedAt.failed,
    expiresAt,
    captureBefore,
  }
  return Object.fromEntries(
    Object.entries(times).flatMap(([name, time]) =>
      time === undefined ? [] : [[name, isoTime(time)]],
    ),
  )
}

function presentMoney(payment: Payment) {
  const { currency } = payment.amount
  const amountOf = (minorUnits: number) => toAmount({ currency, minorUnits })
  const captured = capturedOf(payment)
  const chargedBack = chargedBackOf(payment)
  return {
    ...(paidOf(payment) > 0 && {
      amountRefunded: amountOf(refundedOf(payment)),
      amountRemaining: amountOf(remainingOf(payment)),
    }),
    ...((captured !== undefined || payment.captureMode === 'manual') && {
      amountCaptured: amountOf(captured ?? 0),
    }),
    ...(chargedBack > 0 && { amountChargedBack: amountOf(chargedBack) }),
  }
}

function presentTerms(payment: Payment) {
  const { captureMode, captureDelay, customerId, mandateId, lines } = payment
  const { locale, billingAddress, shippingAddress, restrictPaymentMethodsToCountry } = payment
  const { applicationFee } = payment
  return {
    ...(locale !== undefined && { locale }),
    ...(restrictPaymentMethodsToCountry !== undefined && { restrictPaymentMethodsToCountry }),
    ...(captureMode !== undefined && { captureMode }),
    ...(captureDelay !== undefined && { captureDelay }),
    ...(customerId !== undefined && { customerId }),
    ...(mandateId !== undefined && { mandateId }),
    ...(lines !== undefined && { lines }),
    ...(billingAddress !== undefined && { billingAddress }),
    ...(shippingAddress !== undefined && { shippingAddress }),
    ...(applicationFee !== undefined && { applicationFee }),
    ...(payment.method !== undefined && hasMet(payment) && { countryCode: 'NL' }),
    profileId: payment.profileId,
    sequenceType: payment.sequenceType,
    redirectUrl: payment.redirectUrl ?? null,
    ...(payment.cancelUrl !== undefined && { cancelUrl: payment.cancelUrl }),
    ...(payment.webhookUrl !== undefined && { webhookUrl: payment.webhookUrl }),
  }
}

/** The payer was at the checkout, which tells the country. */
function hasMet({ reachedAt }: Payment): boolean {
  return [reachedAt.pending, reachedAt.authorized, reachedAt.paid, reachedAt.failed].some(
    (time) => time !== undefined,
  )
}

function presentLinks(account: Account, payment: Payment, view: PaymentView) {
  const base = account.baseUrl()
  const self = `/v2/payments/${payment.id}`
  const at = (path: string) => hal(account, `${self}${path}`, view.access)
  const { refunds, captures, chargebacks, mode } = payment
  const links: Record<string, Link> = {
    self: at(''),
    ...(isPayable(payment) &&
      hasCheckout(payment) &&
      checkoutLinks(payment, page(`${base}/checkout/${payment.id}`))),
    ...(mode === 'test' &&
      canBeChangedByHand(payment) && {
        changePaymentState: page(`${base}/test-mode/${payment.id}`),
      }),
    dashboard: page(`${base}/dashboard/payments/${payment.id}`),
    ...(refunds.length > 0 && { refunds: at('/refunds') }),
    ...(captures.length > 0 && { captures: at('/captures') }),
    ...(chargebacks.length > 0 && { chargebacks: at('/chargebacks') }),
    ...settlementLink(account, payment, view.access),
    ...partyLinks(account, payment, view),
    ...(!view.isItem && documentation('get-payment')),
  }
  return links
}

/** The customer that it names, and the mandate. */
function partyLinks(account: Account, payment: Payment, { access }: PaymentView) {
  const { customerId, mandateId } = payment
  const customer = `/v2/customers/${customerId}`
  return {
    ...(customerId !== undefined && { customer: hal(account, customer, access) }),
    ...(customerId !== undefined &&
      mandateId !== undefined && {
        mandate: hal(account, `${customer}/mandates/${mandateId}`, access),
      }),
  }
}

/** Some methods have more ways in; here they all lead to the one page. */
function checkoutLinks({ method }: Payment, checkout: Link): Record<string, Link> {
  return {
    checkout,
    ...(method === 'bancontact' && { mobileAppCheckout: checkout }),
    ...(method === 'banktransfer' && { status: checkout, payOnline: checkout }),
  }
}

/** A terminal has no page: the payer pays at the counter. */
function hasCheckout({ method = '' }: Payment): boolean {
  return !methodOf(method)?.isInStore
}

function canBeChangedByHand(payment: Payment): boolean {
  const { status, sequenceType } = payment
  return (
    status === 'paid' ||
    (sequenceType === 'recurring' && status === 'pending') ||
    (status === 'open' && !hasCheckout(payment))
  )
}

function presentEmbedded(account: Account, payment: Payment, view: PaymentView) {
  const { embed = [], access } = view
  if (embed.length === 0) return {}
  const item = { access, isItem: true }
  return {
    _embedded: {
      ...(embed.includes('refunds') && {
        refunds: payment.refunds
          .filter(({ status }) => status !== 'canceled')
          .map((refund) => presentRefund(account, refund, { ...item, payment })),
      }),
      ...(embed.includes('captures') && {
        captures: payment.captures.map((capture) =>
          presentCapture(account, capture, { ...item, payment }),
        ),
      }),
      ...(embed.includes('chargebacks') && {
        chargebacks: payment.chargebacks.map((chargeback) =>
          presentChargeback(account, chargeback, { ...item, payment }),
        ),
      }),
    },
  }
}
