import { html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import { amountText } from '../money/amount-text.ts'
import type { Payment } from '../payments/payment.ts'

/** The page of a wallet on which a payer pays, fails to, or turns away. */
export function checkoutPage(payment: Payment): Response {
  const { method, amount, description } = payment
  return page({
    title: `Pay ${amountText(amount)} with ${method.label}`,
    provider: 'Antom',
    body: html`<section class="card">
<h1>${method.label}</h1>
<p class="faint">${description}</p>
<p class="amount">${amountText(amount)}</p>
${payment.status === 'PROCESSING' ? CHOICES : whatHappened(payment)}
<dl><dt>Payment</dt><dd>${payment.paymentId}</dd>
<dt>Your reference</dt><dd>${payment.paymentRequestId}</dd></dl>
</section>`,
  })
}

const CHOICES = html`<form method="post">
<button class="first" name="action" value="pay">Pay</button></form>
<form method="post"><button name="action" value="fail">Fail</button></form>
<form method="post"><button name="action" value="cancel">Cancel and go back</button></form>
<form method="post"><button name="action" value="leave">Leave it open</button></form>`

const WORDS: Readonly<Record<Payment['status'], string>> = {
  PROCESSING: 'This payment waits for you.',
  PENDING: 'You have paid. Your bank has still to confirm it.',
  SUCCESS: 'This payment is paid.',
  FAIL: 'This payment has failed or is closed.',
  CANCELLED: 'This payment was canceled.',
}

function whatHappened({ status, redirectUrl }: Payment) {
  return html`<p role="status">${WORDS[status]}</p>
<p><a class="button" href="${redirectUrl}">Back to the shop</a></p>`
}
