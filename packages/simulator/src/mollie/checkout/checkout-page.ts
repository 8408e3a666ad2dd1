import { type Html, html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import type { Account } from '../account/account.ts'
import type { Method } from '../methods/method.ts'
import { amountText } from '../money/money.ts'
import { isCapturedLater } from '../payments/move-payment.ts'
import { isPayable, type Payment } from '../payments/payment.ts'
import { methodsFor } from './choose-method.ts'
import { FAILURES } from './failure.ts'

/** Where a payer chooses how the payment ends. */
export function checkoutPage(account: Account, payment: Payment): Response {
  return page({
    provider: 'Mollie',
    title: `${amountText(payment.amount)} – ${payment.description}`,
    body: html`
      <section class="card" aria-labelledby="what">
        <h1 id="what">${payment.description}</h1>
        <p class="amount">${amountText(payment.amount)}</p>
        <dl><dt>Payment</dt><dd><code>${payment.id}</code></dd></dl>
      </section>
      ${isPayable(payment) ? choices(account, payment) : ended(payment)}`,
  })
}

function choices(account: Account, payment: Payment): Html {
  const payWord = isCapturedLater(payment) ? 'Authorize' : 'Pay'
  const methods = methodsFor(account, payment)
  const slow = methods.filter((method) => method.canBePending)
  return html`
    <section class="card" aria-labelledby="how">
      <h2 id="how">What does the payer do?</h2>
      ${payment.isBackAtPicker && html`<p role="status">The payer turned the method down. The payment is still open: choose another one, or cancel for good.</p>`}
      <form method="post">
        <label for="method">Payment method</label>
        ${methodChoice('method', methods, payment)}
        <button class="first" name="action" value="pay">${payWord} ${amountText(payment.amount)}</button>
        <h2 class="gap">Or it goes wrong</h2>
        <label for="reason">Reason of a failure</label>
        <select id="reason" name="reason"><option value="">By the amount</option>${FAILURES.map(
          ({ reason }) => html`<option value="${reason}">${reason.replaceAll('_', ' ')}</option>`,
        )}</select>
        <button name="action" value="fail">Fail</button>
      </form>
      ${slow.length > 0 && slowForm(slow, payment)}
      <div class="row gap">
        ${action('cancel', 'Cancel')}
        ${action('leave', 'Leave it open')}
      </div>
    </section>`
}

/** Not every method takes days: this form offers those that do. */
function slowForm(methods: readonly Method[], payment: Payment): Html {
  return html`<form method="post">
        <h2 class="gap">Or it takes days</h2>
        <label for="slow-method">Payment method that can take days</label>
        ${methodChoice('slow-method', methods, payment)}
        <button name="action" value="pending">Start a payment that takes days</button>
      </form>`
}

function methodChoice(name: string, methods: readonly Method[], payment: Payment): Html {
  return html`<select id="${name}" name="method">${methods.map(
    ({ id, description }) =>
      html`<option value="${id}"${selected(id === payment.method)}>${description}</option>`,
  )}</select>`
}

function action(value: string, label: string): Html {
  return html`<form method="post"><button name="action" value="${value}">${label}</button></form>`
}

const selected = (isSelected: boolean): Html => ({ markup: isSelected ? ' selected' : '' })

function ended(payment: Payment): Html {
  return html`
    <section class="card">
      <p>This payment is <strong>${payment.status}</strong>: there is nothing left to do here.</p>
      ${payment.redirectUrl !== undefined && html`<p><a class="button" href="${payment.redirectUrl}">Back to the shop</a></p>`}
    </section>`
}
