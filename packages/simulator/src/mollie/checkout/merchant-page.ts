import type { PaymentAction } from '../../control/controlled.ts'
import { html } from '../../pages/html.ts'
import { page, seeOther } from '../../pages/page.ts'
import { amountText } from '../money/money.ts'
import type { Payment } from '../payments/payment.ts'
import { chargedBackOf, paidOf, refundedOf, remainingOf } from '../payments/payment-money.ts'

export interface MerchantPageParts {
  payment: Payment
  actionsOf(paymentId: string): readonly PaymentAction[]
}

/** The page behind `_links.changePaymentState` and `_links.dashboard`: a payment, and its levers. */
export async function answerMerchantPage(
  request: Request,
  parts: MerchantPageParts,
): Promise<Response> {
  if (request.method !== 'POST') return merchantPage(parts)
  const name = new URLSearchParams(await request.text()).get('action')
  const action = parts.actionsOf(parts.payment.id).find((candidate) => candidate.name === name)
  await action?.run()
  return seeOther(new URL(request.url).pathname)
}

function merchantPage({ payment, actionsOf }: MerchantPageParts): Response {
  const { id, amount, description, status } = payment
  const actions = actionsOf(id)
  const text = (minorUnits: number) => amountText({ currency: amount.currency, minorUnits })
  return page({
    provider: 'Mollie',
    title: `${id}: ${status}`,
    body: html`
      <section class="card" aria-labelledby="what">
        <h1 id="what">${description}</h1>
        <p class="amount">${amountText(amount)}</p>
        <dl>
          <dt>Payment</dt><dd><code>${id}</code></dd>
          <dt>Status</dt><dd>${status}</dd>
          <dt>Paid</dt><dd>${text(paidOf(payment))}</dd>
          <dt>Refunded</dt><dd>${text(refundedOf(payment))}</dd>
          <dt>May be refunded</dt><dd>${text(remainingOf(payment))}</dd>
          <dt>Charged back</dt><dd>${text(chargedBackOf(payment))}</dd>
        </dl>
      </section>
      <section class="card" aria-labelledby="how">
        <h2 id="how">Change its state</h2>
        ${actions.length === 0 && html`<p class="faint">Nothing more can happen to it.</p>`}
        <form method="post">${actions.map(
          ({ name, label }) => html`<button name="action" value="${name}">${label}</button>`,
        )}</form>
      </section>`,
  })
}
