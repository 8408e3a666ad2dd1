import { type Html, html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import { amountText } from '../money/amount-text.ts'
import type { Payment } from '../payments/payment.ts'
import type { AntomResultCode } from '../results/result-codes.ts'

/** How a payment can fail on the page. */
export const FAILURES = [
  'USER_BALANCE_NOT_ENOUGH',
  'USER_AMOUNT_EXCEED_LIMIT',
  'USER_KYC_NOT_QUALIFIED',
  'USER_STATUS_ABNORMAL',
  'PAYMENT_COUNT_EXCEED_LIMIT',
  'DO_NOT_HONOR',
  'ISSUER_REJECTS_TRANSACTION',
  'SUSPECTED_CARD',
  'RISK_REJECT',
  'FRAUD_REJECT',
  'PROCESS_FAIL',
] as const satisfies readonly AntomResultCode[]

/** The page of a wallet on which a payer pays, fails to, or turns away. */
export function checkoutPage(payment: Payment): Response {
  const { method, amount, description, paymentId, paymentRequestId } = payment
  return page({
    title: `Pay ${amountText(amount)} with ${method.label}`,
    provider: 'Antom',
    body: html`
      <section class="card" aria-labelledby="what">
        <p class="faint">${method.label}</p>
        <h1 id="what">${description}</h1>
        <p class="amount">${amountText(amount)}</p>
        <dl><dt>Payment</dt><dd><code>${paymentId}</code></dd>
        <dt>Reference</dt><dd><code>${paymentRequestId}</code></dd></dl>
      </section>
      ${payment.status === 'PROCESSING' ? choices(payment) : whatHappened(payment)}`,
  })
}

function choices({ amount, method }: Payment): Html {
  const takesDays = method.confirmedAfter !== undefined
  return html`
    <section class="card" aria-labelledby="how">
      <h2 id="how">What does the payer do?</h2>
      <form method="post">
        <button class="first" name="action" value="pay">${method.steps === 'two' ? 'Authorize' : 'Pay'} ${amountText(amount)}</button>
        ${takesDays && html`<p class="faint">The bank confirms it some days later.</p>`}
        <h2 class="gap">Or it goes wrong</h2>
        <label for="reason">Reason of a failure</label>
        <select id="reason" name="reason">${FAILURES.map(
          (code) =>
            html`<option value="${code}">${code.replaceAll('_', ' ').toLowerCase()}</option>`,
        )}</select>
        <button name="action" value="fail">Fail</button>
      </form>
      <div class="row gap">
        ${leave('cancel', 'Cancel')}
        ${leave('leave', 'Leave it open')}
      </div>
    </section>`
}

function leave(value: string, label: string): Html {
  return html`<form method="post"><button name="action" value="${value}">${label}</button></form>`
}

const WORDS: Readonly<Record<Payment['status'], string>> = {
  PROCESSING: 'This payment waits for you.',
  PENDING: 'You have paid. Your bank has still to confirm it.',
  SUCCESS: 'This payment is paid.',
  FAIL: 'This payment has failed or is closed.',
  CANCELLED: 'This payment was canceled.',
}

function whatHappened({ status, redirectUrl }: Payment): Html {
  return html`
    <section class="card">
      <p role="status">${WORDS[status]}</p>
      ${
        redirectUrl !== undefined &&
        html`<p class="gap"><a class="button" href="${redirectUrl}">Back to the shop</a></p>`
      }
    </section>`
}
