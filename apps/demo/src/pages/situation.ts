import { isEnd, isReported, type Payment } from '@paystate/core'
import { formatMoney, formatReported } from '../money/format-money.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'

/** The state of a payment, in words for the payer. It says nothing that evidence does not show. */
export interface Situation {
  /** One word or two, for a badge. */
  readonly label: string
  readonly tone: 'calm' | 'good' | 'doubt' | 'bad'
  readonly title: string
  readonly text: string
}

/**
 * What may be reported about a payment: first what happened to its creation, then what the provider reported.
 */
export function situationOf(payment: ShopPayment): Situation {
  const { record, operations } = payment
  const provider = providerName(record.intent.account.provider)
  const state = operations[0]?.state
  const isSilent = record.evidence.length === 0
  if (state?.type === 'not_applied') return notStarted(state.proof, provider)
  if (isSilent && state?.type === 'unknown') {
    return state.nextStepAt === undefined ? askingByHand(provider) : findingOut(provider)
  }
  if (isSilent) return starting(provider)
  if (isChecking(payment)) return checking(provider)
  return BY_STATUS[record.payment.status](record.payment, provider)
}

function starting(provider: string): Situation {
  return {
    label: 'Starting',
    tone: 'calm',
    title: 'One moment',
    text: `We are creating your payment at ${provider}.`,
  }
}

/** Whether the payer came back and the result is not known yet. */
export function isChecking({ reading, record }: ShopPayment): boolean {
  return reading.isAwaited === true && record.payment.status === 'requires_action'
}

function checking(provider: string): Situation {
  return {
    label: 'Checking',
    tone: 'doubt',
    title: 'We are checking your payment',
    text: `${provider} has not confirmed it yet. Please do not pay again.`,
  }
}

/** A payment that this shop can no longer read: it will not change here. */
export function lastKnown(payment: ShopPayment): Situation {
  const provider = providerName(payment.record.intent.account.provider)
  const { providerStatus, status } = payment.record.payment
  const isOpen = !isEnd(status)
  const known = providerStatus ? `Its last known status is “${providerStatus.value}”.` : ''
  return {
    label: isOpen ? 'Not known' : situationOf(payment).label,
    tone: 'doubt',
    title: isOpen ? 'We cannot check this payment here' : situationOf(payment).title,
    text: isOpen
      ? `${known || `${provider} may or may not have created it.`} Please do not pay again: ask the shop.`
      : `${situationOf(payment).text} This is the last that we know.`,
  }
}

function findingOut(provider: string): Situation {
  return {
    label: 'Finding out',
    tone: 'doubt',
    title: 'We are finding out',
    text: `${provider} may or may not have created your payment: its response did not reach us. We are checking, under the same reference, so it cannot happen twice. Please do not pay again.`,
  }
}

function askingByHand(provider: string): Situation {
  return {
    label: 'Not known',
    tone: 'doubt',
    title: 'We could not find out automatically',
    text: `${provider} may or may not have created your payment. Somebody at the shop has to check with ${provider}. Please do not pay again.`,
  }
}

function notStarted(proof: string, provider: string): Situation {
  const why = new Map([
    ['never_sent', `${provider} could not be reached and nothing was sent.`],
    ['absent', `${provider} never received it.`],
  ])
  return {
    label: 'Not started',
    tone: 'bad',
    title: 'No payment was made',
    text: `${why.get(proof) ?? `${provider} did not accept it.`} No money has moved. You can try again.`,
  }
}

const BY_STATUS: Readonly<
  Record<Payment['status'], (payment: Payment, provider: string) => Situation>
> = {
  requires_action: (_, provider) => ({
    label: 'Waiting for you',
    tone: 'calm',
    title: 'Waiting for your payment',
    text: `Finish your payment at ${provider}. Nothing has been charged yet.`,
  }),
  processing: (_, provider) => ({
    label: 'Processing',
    tone: 'calm',
    title: 'Waiting for your bank',
    text: `${provider} is processing your payment. This can take days. Please do not pay again.`,
  }),
  authorized: (payment) => ({
    label: 'Reserved',
    tone: 'good',
    title: 'Reserved, not charged yet',
    text: `${amountOf(payment, 'authorized')} is reserved for this order. You are charged when we capture it.`,
  }),
  captured,
  canceled: (payment) => ({
    label: 'Canceled',
    tone: 'bad',
    title: 'The payment is canceled',
    text: hasReversed(payment)
      ? `Your payment of ${amountOf(payment, 'reversed')} was returned to you.`
      : 'You were not charged.',
  }),
  expired: () => ({
    label: 'Expired',
    tone: 'bad',
    title: 'The payment has expired',
    text: 'It was not paid in time. You were not charged, and you can start again.',
  }),
  failed: () => ({
    label: 'Failed',
    tone: 'bad',
    title: 'The payment failed',
    text: 'You were not charged, and you can start again.',
  }),
}

function captured(payment: Payment): Situation {
  const { captured: taken, refunded, refundPending } = payment.amounts
  const sum = amountOf(payment, 'captured')
  const disputed = disputedOf(payment)
  if (disputed) return disputed
  if (isReported(refunded) && refunded > 0 && isReported(taken)) {
    const isWhole = refunded >= taken
    const text = `We refunded ${amountOf(payment, 'refunded')} of ${sum}.`
    const title = isWhole ? 'Refunded in full' : 'Refunded in part'
    return { label: isWhole ? 'Refunded' : 'Partly refunded', tone: 'good', title, text }
  }
  if (isReported(refundPending) && refundPending > 0) {
    const text = `A refund of ${amountOf(payment, 'refundPending')} of ${sum} is pending. It has not been paid out yet.`
    return { label: 'Refund pending', tone: 'calm', title: 'Your refund is pending', text }
  }
  const text = isReported(taken)
    ? `We received ${sum}. Thank you.`
    : 'We received your payment. Thank you.'
  return { label: 'Paid', tone: 'good', title: 'Paid', text }
}

/** Money that the payer's bank took back, or a dispute that may still do so. */
function disputedOf(payment: Payment): Situation | undefined {
  const { amounts, disputes } = payment
  const isOpen = disputes.some(({ status }) => status === 'open')
  if (isReported(amounts.chargedBack) && amounts.chargedBack > 0) {
    const text = `Your bank took back ${amountOf(payment, 'chargedBack')} of ${amountOf(payment, 'captured')}.`
    return { label: 'Disputed', tone: 'bad', title: 'Charged back by your bank', text }
  }
  if (!isOpen) return undefined
  const text = `You dispute this charge with your bank. We received ${amountOf(payment, 'captured')}; your bank decides.`
  return { label: 'Disputed', tone: 'doubt', title: 'Disputed with your bank', text }
}

function hasReversed({ amounts }: Payment): boolean {
  return isReported(amounts.reversed) && amounts.reversed > 0
}

function amountOf({ amounts, currency = '' }: Payment, fact: keyof Payment['amounts']): string {
  const reported = amounts[fact]
  return isReported(reported)
    ? formatMoney({ currency, minorUnits: reported })
    : formatReported(reported, currency)
}
