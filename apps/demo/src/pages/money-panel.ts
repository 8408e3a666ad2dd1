import type { Payment, Refund } from '@paystate/core'
import { formatReported } from '../money/format-money.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { type Html, html } from './html.ts'

/** The amounts of a payment: reported or not reported. */
export function moneyPanel({ payment, anomalies }: PaymentView): Html {
  const { attempt, reference, providerId, failure, refunds } = payment
  return html`<section class="card inside" aria-labelledby="money-${attempt}">
  <h2 id="money-${attempt}">The money${attempt > 1 && ` of payment ${attempt}`}</h2>
  <dl class="amounts">${FACTS.map(([fact, label]) => factRow(payment, fact, label))}</dl>
  ${failure && html`<p class="small">The provider's reason: <code>${failure.code}</code> (${failure.category.replace('_', ' ')})</p>`}
  ${refunds.length > 0 && html`<h3>Refunds</h3><ul class="list">${refunds.map((refund) => refundRow(refund, payment))}</ul>`}
  ${anomalies.length > 0 && html`<h3>Anomalies</h3><ul class="list">${anomalies.map((message) => html`<li class="alarm">${message}</li>`)}</ul>`}
  <p class="faint small names">Reference <code>${reference}</code><br>
    Provider's id <code>${providerId ?? 'not reported'}</code></p>
</section>`
}

const FACTS = [
  ['requested', 'Requested'],
  ['authorized', 'Authorized'],
  ['captured', 'Captured'],
  ['refunded', 'Refunded'],
  ['refundPending', 'Refund pending'],
  ['reversed', 'Returned by a cancel'],
  ['chargedBack', 'Charged back'],
] as const

function factRow(
  { amounts, currency = '' }: Payment,
  fact: keyof Payment['amounts'],
  label: string,
) {
  const reported = amounts[fact]
  const isKnown = reported !== 'not_reported'
  return html`<dt>${label}</dt><dd class="${isKnown ? '' : 'faint'}">${formatReported(reported, currency)}</dd>`
}

function refundRow(
  { amount, status, providerStatus: word, reference }: Refund,
  { currency = '' }: Payment,
): Html {
  const tone = status === 'succeeded' ? 'good' : status === 'failed' ? 'bad' : 'calm'
  return html`<li class="row"><span>${formatReported(amount, currency)}</span>
    <span class="badge ${tone}">${status}</span>
    <span class="faint small">provider status: <q>${word?.value ?? 'none'}</q></span>
    ${reference && html`<code class="small faint">${reference}</code>`}</li>`
}
