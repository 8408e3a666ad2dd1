import {
  type AppliedObservation,
  instantOf,
  isReported,
  type Payment,
  type PaymentChange,
} from '@paystate/core'
import { formatMoney } from '../money/format-money.ts'
import { providerName } from '../payments/provider-name.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { StoryLine } from './story.ts'

/** What a piece of evidence changed, as lines for people; none when it was no news. */
export function newsLines(
  { record }: ShopPayment,
  applied: AppliedObservation,
  { now }: { now: number },
): readonly StoryLine[] {
  const at = instantOf(now)
  if (applied.kind === 'refused') {
    const text = `An answer was about another ${applied.reason === 'other_account' ? 'account' : 'payment'}; it was not believed.`
    return [{ at, by: 'shop', tone: 'bad', text }]
  }
  const { payment } = applied.record
  const reported = applied.changes.flatMap((change) => sentenceFor(change, record.payment, payment))
  const strange = applied.anomalies.map(({ message }) => message)
  return [
    ...reported.map((text): StoryLine => ({ at, by: 'provider', tone: 'good', text })),
    ...strange.map((text): StoryLine => ({ at, by: 'shop', tone: 'bad', text })),
  ]
}

function sentenceFor(change: PaymentChange, before: Payment, after: Payment): readonly string[] {
  switch (change.type) {
    case 'payment.status_changed':
      return [statusSentence(after, change.to)]
    case 'refunds.changed':
      return refundSentences(before, after)
    default:
      return []
  }
}

function statusSentence({ account, providerStatus: word }: Payment, to: string): string {
  const said = word ? ` says “${word.value}”` : ' answered'
  return `${providerName(account.provider)}${said} of the payment. We read: ${to.replace('_', ' ')}.`
}

function refundSentences(before: Payment, after: Payment): readonly string[] {
  const known = new Map(
    before.refunds.map((refund) => [refund.reference ?? refund.id, refund.status]),
  )
  return after.refunds
    .filter((refund) => known.get(refund.reference ?? refund.id) !== refund.status)
    .map((refund) => {
      const { amount, currency = after.currency ?? '', providerStatus: word, status } = refund
      const sum = isReported(amount) ? ` of ${formatMoney({ currency, minorUnits: amount })}` : ''
      const said = word ? ` says “${word.value}”` : ' answered'
      return `${providerName(after.account.provider)}${said} of the refund${sum}. We read: ${status}.`
    })
}
