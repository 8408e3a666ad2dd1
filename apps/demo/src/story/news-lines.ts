import {
  type AppliedObservation,
  instantOf,
  isReported,
  type Payment,
  type PaymentChange,
  type Refund,
  type SetAsideReason,
} from '@paystate/core'
import { formatMoney } from '../money/format-money.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

/** What a piece of evidence changed, as lines for people; none when it was no news. */
export function newsLines(
  applied: AppliedObservation,
  { now }: { now: number },
): readonly StoryLine[] {
  const at = instantOf(now)
  if (applied.kind !== 'applied') {
    const text = `${SET_ASIDE[applied.reason]} It was set aside and changed nothing.`
    return [{ at, by: 'shop', tone: 'bad', text }]
  }
  const { payment } = applied.record
  const { provider } = applied.record.intent.account
  const reported = applied.changes.flatMap((change) => sentenceFor(change, { payment, provider }))
  const strange = applied.anomalies.map(({ message }) => message)
  return [
    ...reported.map((text): StoryLine => ({ at, by: 'provider', tone: 'good', text })),
    ...strange.map((text): StoryLine => ({ at, by: 'shop', tone: 'bad', text })),
  ]
}

const SET_ASIDE: Readonly<Record<SetAsideReason, string>> = {
  other_account: 'A response was about another account.',
  other_payment: 'A response was about another payment.',
  unconfirmed_id: 'A response names a payment that nothing has confirmed as ours.',
  unnamed: 'A message names no payment.',
  unreadable: 'A message has no readable place in the order of events.',
}

interface Subject {
  readonly payment: Payment
  readonly provider: string
}

function sentenceFor(change: PaymentChange, { payment, provider }: Subject): readonly string[] {
  switch (change.type) {
    case 'payment.status_changed':
      return [statusSentence(payment, change.to)]
    case 'refund.added':
    case 'refund.status_changed':
      return [refundSentence(change.refund, { payment, provider })]
    default:
      return []
  }
}

function statusSentence({ account, providerStatus }: Payment, to: string): string {
  const said = providerStatus ? ` says “${providerStatus.value}”` : ' answered'
  return `${providerName(account.provider)}${said} of the payment. We read: ${to.replace('_', ' ')}.`
}

function refundSentence(refund: Refund, { payment, provider }: Subject): string {
  const { amount, currency = payment.currency ?? '', providerStatus, status } = refund
  const sum = isReported(amount) ? ` of ${formatMoney({ currency, minorUnits: amount })}` : ''
  const said = providerStatus ? ` says “${providerStatus.value}”` : ' answered'
  return `${providerName(provider)}${said} of the refund${sum}. We read: ${status}.`
}
