import { isReported, type Payment } from '@paystate/core'
import { formatMoney, formatTold } from '../money/format-money.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'

/** How a payment stands, in words for the payer. Nothing is said here that evidence does not show. */
export interface Situation {
  /** One word or two, for a badge. */
  readonly label: string
  readonly tone: 'calm' | 'good' | 'doubt' | 'bad'
  readonly title: string
  readonly text: string
}

/** What may be reported of a payment: first what became of its creation, then what the provider said. */
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
    text: `We are asking ${provider} for a payment page.`,
  }
}

/** Whether the payer came back and we cannot say yet how it went. */
export function isChecking({ reading, record }: ShopPayment): boolean {
  return reading.isAwaited === true && record.payment.status === 'requires_action'
}

function checking(provider: string): Situation {
  return {
    label: 'Checking',
    tone: 'doubt',
    title: 'We are checking your payment',
    text: `We have not heard from ${provider} how it went. Please do not pay again: this page says so as soon as we know.`,
  }
}

function findingOut(provider: string): Situation {
  return {
    label: 'Finding out',
    tone: 'doubt',
    title: 'We are finding out',
    text: `${provider} may have made your payment or not: its answer did not reach us. We ask again under the same name, so it cannot happen twice. You need not do anything.`,
  }
}

function askingByHand(provider: string): Situation {
  return {
    label: 'Not known',
    tone: 'doubt',
    title: 'We could not find out by ourselves',
    text: `${provider} may have made your payment or not. A person of the shop has to ask. Please do not pay a second time.`,
  }
}

function notStarted(proof: string, provider: string): Situation {
  const why = new Map([
    ['never_sent', `${provider} could not be reached and nothing was sent.`],
    ['absent', `${provider} does not have it: it never arrived.`],
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
    text: `Finish it on the page of ${provider}. This page changes by itself when the money is there.`,
  }),
  processing: (_, provider) => ({
    label: 'Processing',
    tone: 'calm',
    title: 'Your payment is being processed',
    text: `${provider} is at work. This page changes by itself.`,
  }),
  authorized: (payment) => ({
    label: 'Authorized',
    tone: 'good',
    title: 'The amount is reserved',
    text: `${amountOf(payment, 'authorized')} is promised to us and has not all been taken yet.`,
  }),
  captured,
  canceled: (payment) => ({
    label: 'Canceled',
    tone: 'bad',
    title: 'The payment is canceled',
    text: hasReversed(payment)
      ? `The ${amountOf(payment, 'reversed')} that you had paid went back to you.`
      : 'Nothing was taken.',
  }),
  expired: () => ({
    label: 'Expired',
    tone: 'bad',
    title: 'The payment has expired',
    text: 'Nobody paid in time, and nothing was taken. You can start again.',
  }),
  failed: () => ({
    label: 'Failed',
    tone: 'bad',
    title: 'The payment did not succeed',
    text: 'No money is held. You can start again.',
  }),
}

function captured(payment: Payment): Situation {
  const { captured: taken, refunded, refundPending } = payment.amounts
  const sum = amountOf(payment, 'captured')
  if (isReported(refunded) && refunded > 0 && isReported(taken)) {
    const isWhole = refunded >= taken
    const text = `${amountOf(payment, 'refunded')} of ${sum} was sent back to you.`
    const title = isWhole ? 'Your money is on its way back' : 'A part was sent back to you'
    return { label: isWhole ? 'Refunded' : 'Partly refunded', tone: 'good', title, text }
  }
  if (isReported(refundPending) && refundPending > 0) {
    const text = `${amountOf(payment, 'refundPending')} of ${sum} is to go back to you. It has not been sent yet.`
    return { label: 'Refund pending', tone: 'calm', title: 'A refund is under way', text }
  }
  const text = isReported(taken) ? `We received ${sum}. Thank you.` : 'We received it. Thank you.'
  return { label: 'Paid', tone: 'good', title: 'Paid', text }
}

function hasReversed({ amounts }: Payment): boolean {
  return isReported(amounts.reversed) && amounts.reversed > 0
}

function amountOf({ amounts, currency = '' }: Payment, fact: keyof Payment['amounts']): string {
  const reported = amounts[fact]
  return isReported(reported)
    ? formatMoney({ currency, minorUnits: reported })
    : formatTold(reported, currency)
}
