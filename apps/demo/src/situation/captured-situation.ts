import { isReported } from '@paystate/core'
import type { Shown, Situation } from './shown.ts'
import { isSum, sumOf } from './sums.ts'

/** The money was taken; some of it may be gone again. */
export function capturedSituation(shown: Shown): Situation {
  return disputed(shown) ?? refunded(shown) ?? pending(shown) ?? paid(shown)
}

/** Money that the payer's bank took back, or a dispute that may still do so. */
function disputed(shown: Shown): Situation | undefined {
  const { payment } = shown
  if (isSum(payment, 'chargedBack')) {
    const also = isSum(payment, 'refunded')
      ? ` We had also refunded ${sumOf(shown, 'refunded')}.`
      : ''
    const text = `Your bank took back ${sumOf(shown, 'chargedBack')} of ${sumOf(shown, 'captured')}.${also} Please contact the shop about this order.`
    return { label: 'Charged back', tone: 'bad', title: 'Charged back by your bank', text }
  }
  if (!payment.disputes.some(({ status }) => status === 'open')) return undefined
  const text = `You dispute this charge with your bank. We received ${sumOf(shown, 'captured')}; your bank decides.`
  return { label: 'Disputed', tone: 'doubt', title: 'Disputed with your bank', text }
}

function refunded(shown: Shown): Situation | undefined {
  const { payment } = shown
  const { refunded: sum, captured } = payment.amounts
  if (!isSum(payment, 'refunded') || !isReported(sum) || !isReported(captured)) return undefined
  const isWhole = sum >= captured
  const more = isSum(payment, 'refundPending')
    ? ` A further refund of ${sumOf(shown, 'refundPending')} is pending.`
    : ''
  const text = `We refunded ${sumOf(shown, 'refunded')} of ${sumOf(shown, 'captured')}.${more}${bounced(shown)}`
  const title = isWhole ? 'Refunded in full' : 'Refunded in part'
  return { label: isWhole ? 'Refunded' : 'Partly refunded', tone: 'good', title, text }
}

function pending(shown: Shown): Situation | undefined {
  if (!isSum(shown.payment, 'refundPending')) return undefined
  const text = `A refund of ${sumOf(shown, 'refundPending')} of ${sumOf(shown, 'captured')} is pending. It has not been paid out yet.${bounced(shown)}`
  return { label: 'Refund pending', tone: 'calm', title: 'Your refund is pending', text }
}

function paid(shown: Shown): Situation {
  const { amounts, amount } = shown.payment
  const isPart = isReported(amounts.captured) && amounts.captured < amount.minorUnits
  if (isPart) {
    const text = `We charged ${sumOf(shown, 'captured')} of ${shown.formats.money(amount)}. The rest is not charged.${bounced(shown)}`
    return { label: 'Paid in part', tone: 'good', title: 'Charged in part', text }
  }
  const sum = isReported(amounts.captured) ? sumOf(shown, 'captured') : 'your payment'
  return {
    label: 'Paid',
    tone: 'good',
    title: 'Paid',
    text: `We received ${sum}. Thank you.${bounced(shown)}`,
  }
}

/** Refunds that were made and failed: the payer did not get that money. */
function bounced({ payment, formats }: Shown): string {
  const failed = payment.refunds.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return ''
  const sums = failed.map(({ amount }) => formats.reported(amount, payment.amount.currency))
  return ` A refund of ${sums.join(' and of ')} failed: you have not received that money, and the shop has to send it again.`
}
