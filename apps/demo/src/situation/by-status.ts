import { isReported, type Payment, type PaymentStatus } from '@paystate/core'
import { isUndecided } from '../operations/operation.ts'
import { capturedSituation } from './captured-situation.ts'
import type { Shown, Situation } from './shown.ts'
import { isSum, sumOf } from './sums.ts'

/** What each status means for the payer. */
export const BY_STATUS: Readonly<
  Record<PaymentStatus, (shown: Shown, provider: string) => Situation>
> = {
  requires_action: (_, provider) => ({
    label: 'Waiting for payment',
    tone: 'calm',
    title: 'Waiting for your payment',
    text: `Finish your payment at ${provider}. If you have paid already, please do not pay again: this page shows it as soon as ${provider} confirms it.`,
  }),
  processing: (_, provider) => ({
    label: 'Processing',
    tone: 'calm',
    title: 'Waiting for your bank',
    text: `${provider} is processing your payment. With some methods this takes days. Please do not pay again.`,
  }),
  authorized,
  captured: capturedSituation,
  canceled: (shown, provider) => ({
    label: 'Canceled',
    tone: 'bad',
    title: 'The payment is canceled',
    text: canceledText(shown, provider),
  }),
  expired: (shown, provider) => ({
    label: 'Expired',
    tone: 'bad',
    title: isSum(shown.payment, 'authorized')
      ? 'The reservation has ended'
      : 'The payment has expired',
    text: isSum(shown.payment, 'authorized')
      ? `${released(shown, provider)} You can start again.`
      : `It was not paid in time. ${charged(shown, provider)} You can start again.`,
  }),
  failed: (shown, provider) => ({
    label: 'Failed',
    tone: 'bad',
    title: 'The payment failed',
    text: `${charged(shown, provider)} You can start again.`,
  }),
}

function canceledText(shown: Shown, provider: string): string {
  const { payment } = shown
  if (isSum(payment, 'reversed')) {
    return `Your payment of ${sumOf(shown, 'reversed')} was returned to you.`
  }
  const left = isSum(payment, 'authorized') ? released(shown, provider) : charged(shown, provider)
  return `${left} You can start again.`
}

function released(shown: Shown, provider: string): string {
  return `${sumOf(shown, 'authorized')} is no longer reserved. ${charged(shown, provider)}`
}

/** Of a payment that ended unpaid. Some failures leave open whether the payer had paid. */
function charged({ payment }: Shown, provider: string): string {
  return isReported(payment.amounts.captured)
    ? 'You were not charged.'
    : `${provider} has not said whether you were charged. If you were, please contact the shop.`
}

function isWhollyCaptured({ amounts: { authorized, captured } }: Payment): boolean {
  return isReported(authorized) && isReported(captured) && captured > 0 && captured >= authorized
}

/** Reserved; parts of it may be taken already. */
function authorized(shown: Shown, provider: string): Situation {
  const { payment, operations } = shown
  const sum = sumOf(shown, 'authorized')
  const label = 'Reserved'
  const isCharging = operations.some((one) => one.kind === 'capture' && isUndecided(one))
  if (isCharging) {
    const text = `${sum} was reserved for this order. ${provider} may or may not have charged it already. You do not have to do anything.`
    return { label, tone: 'doubt', title: 'Reserved, and perhaps charged', text }
  }
  if (isSum(payment, 'capturePending')) {
    const text = `${sum} is reserved for this order. A charge of ${sumOf(shown, 'capturePending')} is pending.`
    return { label, tone: 'calm', title: 'Being charged', text }
  }
  if (isWhollyCaptured(payment)) {
    const text = `We charged ${sumOf(shown, 'captured')}, all that was reserved. ${provider} has not closed the reservation yet.`
    return { label: 'Charged', tone: 'good', title: 'Charged', text }
  }
  if (isSum(payment, 'captured')) {
    const text = `We charged ${sumOf(shown, 'captured')} of the ${sum} that is reserved. The rest is not charged yet.`
    return { label: 'Charged in part', tone: 'good', title: 'Charged in part', text }
  }
  const text = `${sum} is reserved for this order. The shop charges it when the order ships.`
  return { label, tone: 'good', title: 'Reserved, not charged yet', text }
}
