import { isReported, type PaymentAmounts } from '@paystate/core'
import { type Html, html } from '../html/html.ts'
import type { Site } from '../site/site.ts'
import { leftToCapture, leftToRefund } from './left.ts'
import type { PaymentView } from './payment-view.ts'

const ROWS = [
  ['authorized', 'Authorized'],
  ['captured', 'Captured'],
  ['capturePending', 'Capture pending'],
  ['refunded', 'Refunded'],
  ['refundPending', 'Refund pending'],
  ['reversed', 'Returned by a cancel'],
  ['chargedBack', 'Charged back'],
] as const satisfies readonly (readonly [keyof PaymentAmounts, string])[]

/** The amounts, each as reported; silence is not zero. */
export function moneyPanel({ formats }: Site, view: PaymentView): Html {
  const { payment } = view
  const { currency } = payment.amount
  const row = (label: string, amount: number | 'not_reported') =>
    html`<dt>${label}</dt><dd class="${isReported(amount) ? '' : 'faint'}">${formats.reported(amount, currency)}</dd>`
  return html`<section class="card inside" aria-labelledby="money">
  <h2 id="money">Money</h2>
  <dl class="amounts">${row('Requested', payment.amount.minorUnits)}
    ${ROWS.map(([name, label]) => row(label, payment.amounts[name]))}
    ${payment.status === 'authorized' && row('Left to capture', leftToCapture(view))}
    ${row('Left to refund', leftToRefund(view))}</dl>
</section>`
}
