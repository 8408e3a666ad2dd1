import { isEnd, isReported, type Payment } from '@paystate/core'
import { formatMoney, formatReported } from '../money/format-money.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'

/** The state of a payment, in words for the payer. It says nothing that evidence does not show. */
export interface Situation {
  /** One word or two, for a badge. */
  readonly label: string
  readonly tone: 'calm' | 'good' | 'doubt' | 'bad'
  readonly title: string
  readonly text: string
}

type Shown = Pick<PaymentView, 'payment' | 'provider' | 'operations' | 'isAwaited'>

/**
 * What may be reported about a payment: first what happened to its creation, then what the provider reported.
 */
export function situationOf(view: Shown): Situation {
  const { payment, operations } = view
  const provider = providerName(view.provider)
  if (payment.providerStatus === undefined) return silent(view, provider)
  if (isChecking(view)) return checking(provider)
  const isCanceling = operations.some(
    ({ kind, state }) => kind === 'cancel' && (state === 'unknown' || state === 'attempted'),
  )
  if (isCanceling && payment.status === 'requires_action') return canceling(provider)
  return BY_STATUS[payment.status](payment, provider)
}

/** The provider has reported nothing so far: only the state of the request is known. */
function silent({ payment, operations }: Shown, provider: string): Situation {
  const creation = operations[0]
  if (creation?.state === 'not_applied' || creation?.state === 'withdrawn') {
    const { outcome, state } = creation
    const proof = outcome?.kind === 'not_applied' ? outcome.proof : 'never_sent'
    return notStarted(state === 'withdrawn' ? state : proof, provider)
  }
  if (creation?.finder === 'person') return askingByHand(provider)
  const isRepeated = creation?.state === 'attempted' && creation.attempts > 1
  if (creation?.state === 'unknown' || isRepeated) return findingOut(provider)
  return payment.standing === 'ended' ? notStarted('never_sent', provider) : starting(provider)
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
export function isChecking({ isAwaited, payment }: Shown): boolean {
  return isAwaited && payment.status === 'requires_action'
}

function checking(provider: string): Situation {
  return {
    label: 'Checking',
    tone: 'doubt',
    title: 'We are checking your payment',
    text: `${provider} has not confirmed it yet. Please do not pay again.`,
  }
}

function canceling(provider: string): Situation {
  return {
    label: 'Canceling',
    tone: 'doubt',
    title: 'Your payment is being canceled',
    text: `${provider} may or may not have canceled it already. Please do not pay now: we are finding out.`,
  }
}

/** A payment that this shop can no longer read: it will not change here. */
export function lastKnown(view: PaymentView): Situation {
  const provider = providerName(view.provider)
  const { providerStatus, status } = view.payment
  const isOpen = !isEnd(status)
  const known = providerStatus ? `Its last known status is “${providerStatus.value}”.` : ''
  const situation = situationOf({ ...view, isAwaited: false })
  return {
    label: isOpen ? 'Not known' : situation.label,
    tone: 'doubt',
    title: isOpen ? 'We cannot check this payment here' : situation.title,
    text: isOpen
      ? `${known || `${provider} may or may not have created it.`} Please do not pay again: ask the shop.`
      : `${situation.text} This is the last that we know.`,
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
    ['withdrawn', 'It was not sent in time, and is not sent any more.'],
    ['absent', `${provider} never received it.`],
    ['verdict', `The shop found out that ${provider} does not have it.`],
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
  authorized,
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

/** Reserved; parts of it may be taken already. */
function authorized(payment: Payment): Situation {
  const { captured: taken } = payment.amounts
  const sum = amountOf(payment, 'authorized')
  const isPart = isReported(taken) && taken > 0
  const label = 'Reserved'
  if (!isPart) {
    const text = `${sum} is reserved for this order. You are charged when we capture it.`
    return { label, tone: 'good', title: 'Reserved, not charged yet', text }
  }
  const text = `We charged ${amountOf(payment, 'captured')} of the ${sum} that is reserved. The rest is not charged yet.`
  return { label, tone: 'good', title: 'Charged in part', text }
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
