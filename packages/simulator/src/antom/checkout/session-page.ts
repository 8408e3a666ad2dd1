import { type Html, html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { amountText } from '../money/amount-text.ts'
import type { Session } from '../sessions/session.ts'
import { methodsOf } from '../sessions/start-attempt.ts'

/** The hosted checkout, on which a payer chooses how to pay, as often as it takes. */
export function sessionPage(account: MerchantAccount, session: Session): Response {
  const isOpen = account.clock.now() < session.expiresAt
  return page({
    title: `Check out ${amountText(session.amount)}`,
    provider: 'Antom',
    body: html`
      <section class="card" aria-labelledby="what">
        <h1 id="what">${session.description}</h1>
        <p class="amount">${amountText(session.amount)}</p>
        <dl><dt>Reference</dt><dd><code>${session.paymentRequestId}</code></dd></dl>
      </section>
      <section class="card" aria-labelledby="how">
        <h2 id="how">How do you want to pay?</h2>
        ${isOpen ? choices(account, session) : html`<p role="status">This checkout has expired.</p>`}
        <p class="gap"><a class="button" href="${session.redirectUrl}">Back to the shop</a></p>
      </section>`,
  })
}

function choices(account: MerchantAccount, session: Session): Html {
  const options = methodsOf(account, session).map(
    ({ type, label }) => html`<option value="${type}">${label}</option>`,
  )
  return html`<form method="post">
    <label for="method">Payment method</label>
    <select id="method" name="method">${options}</select>
    <button class="first" name="action" value="start">Continue</button></form>`
}
