import type { Payment, Refund } from '@paystate/core'
import type { Formats } from '../format/formats.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Html, html } from './html.ts'
import { marked } from './marked.ts'

/** The amounts of a payment: reported or not reported. */
export function moneyPanel(view: PaymentView, { which }: { readonly which: string }): Html {
  const { payment, anomalies, formats, provider } = view
  const { attempt, reference, providerId, failure, refunds } = payment
  const name = providerName(provider)
  return html`<section class="card inside" aria-labelledby="money-${attempt}">
  <h2 id="money-${attempt}">The money${which}</h2>
  <dl class="amounts">${factsOf(payment).map(([fact, label]) => factRow(view, fact, label))}</dl>
  ${isSilent(payment) && html`<p class="faint small">${silenceText(view, name)}</p>`}
  ${failure && html`<p class="small">Reason from ${name}: <code>${failure.code}</code></p>`}
  ${refunds.length > 0 && html`<h3>Refunds</h3><ul class="list">${refunds.map((refund) => refundRow(refund, { payment, formats }))}</ul>`}
  ${anomalies.length > 0 && html`<h3>Anomalies</h3><ul class="list">${anomalies.map((message) => html`<li class="alarm">${marked(message)}</li>`)}</ul>`}
  <p class="faint small names">Reference <code>${reference}</code><br>
    ${name} id ${providerId === undefined ? 'not reported' : html`<code>${providerId}</code>`}</p>
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

/** Before the provider has reported anything, there is one amount: what was requested. */
function factsOf(payment: Payment): readonly (typeof FACTS)[number][] {
  return isSilent(payment) ? FACTS.slice(0, 1) : FACTS
}

function isSilent({ providerStatus }: Payment): boolean {
  return providerStatus === undefined
}

function silenceText({ operations }: PaymentView, name: string): string {
  return operations[0]?.state === 'not_applied'
    ? `${name} has no such payment, so there are no other amounts.`
    : `${name} has reported no amounts yet.`
}

function factRow(
  { payment: { amounts, amount }, formats }: PaymentView,
  fact: keyof Payment['amounts'],
  label: string,
) {
  const reported = amounts[fact]
  const isKnown = reported !== 'not_reported'
  return html`<dt>${label}</dt><dd class="${isKnown ? '' : 'faint'}">${formats.reported(reported, amount.currency)}</dd>`
}

function refundRow(
  { amount, status, providerStatus: word, reference }: Refund,
  { payment, formats }: { readonly payment: Payment; readonly formats: Formats },
): Html {
  const tone = status === 'succeeded' ? 'good' : status === 'failed' ? 'bad' : 'calm'
  return html`<li class="row"><span>${formats.reported(amount, payment.currency ?? '')}</span>
    <span class="badge ${tone}">${status}</span>
    <span class="faint small">${word ? html`provider status <q>${word.value}</q>` : 'no provider status'}</span>
    ${reference && html`<code class="small faint">${reference}</code>`}</li>`
}
