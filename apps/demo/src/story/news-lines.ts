import {
  type AppliedObservation,
  instantOf,
  isReported,
  type Payment,
  type PaymentChange,
  type PaymentStatus,
  type Refund,
  type SetAsideReason,
} from '@paystate/core'
import { formatMoney } from '../money/format-money.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

/** What a piece of evidence changed, as lines for people; none if nothing changed. */
export function newsLines(
  applied: AppliedObservation,
  { now }: { now: number },
): readonly StoryLine[] {
  const at = instantOf(now)
  if (applied.kind !== 'applied') {
    const text = `${SET_ASIDE[applied.reason]} It changed nothing.`
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
  unnamed: 'A response names no payment.',
  unreadable: 'A response has no readable time.',
}

const STATUS_WORDS: Readonly<Record<PaymentStatus, string>> = {
  requires_action: 'waiting for the payer',
  processing: 'processing',
  authorized: 'authorized',
  captured: 'captured',
  canceled: 'canceled',
  expired: 'expired',
  failed: 'failed',
}

const REFUND_WORDS: Readonly<Record<Refund['status'], string>> = {
  pending: 'pending',
  processing: 'processing',
  succeeded: 'paid out',
  failed: 'failed',
  canceled: 'canceled',
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

function statusSentence({ account, providerStatus }: Payment, to: PaymentStatus): string {
  const said = providerStatus ? ` status “${providerStatus.value}”` : ''
  return `${providerName(account.provider)}${said}: the payment is ${STATUS_WORDS[to]}.`
}

function refundSentence(refund: Refund, { payment, provider }: Subject): string {
  const { amount, currency = payment.currency ?? '', providerStatus, status } = refund
  const sum = isReported(amount) ? ` of ${formatMoney({ currency, minorUnits: amount })}` : ''
  const said = providerStatus ? ` status “${providerStatus.value}”` : ''
  return `${providerName(provider)}${said}: the refund${sum} is ${REFUND_WORDS[status]}.`
}
