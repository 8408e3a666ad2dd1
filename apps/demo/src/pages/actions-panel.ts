import { formatDecimal, isReported, type Money } from '@paystate/core'
import { mayCancel } from '../checkout/cancel-order.ts'
import { stillRefundable } from '../checkout/refund-order.ts'
import { formatMoney } from '../money/format-money.ts'
import { isOpen } from '../operations/operation.ts'
import { formToken } from '../payments/form-token.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import { isReachable } from '../recovery/read-payment.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import { type Html, html } from './html.ts'
import { troubleChoice } from './trouble-choice.ts'
import { undoneNote } from './undone-note.ts'

/** The shop's actions on a payment: cancel, refund. */
export function actionsPanel(
  context: PageContext,
  payment: ShopPayment,
  issue: FormIssue | undefined,
): Html {
  const parts = partsOf(context, payment, issue)
  const { attempt } = payment
  return html`<section class="card inside" aria-labelledby="actions-${attempt}">
  <h2 id="actions-${attempt}">The shop's side${attempt > 1 && ` of payment ${attempt}`}</h2>
  ${undoneNote(payment)}
  <div id="refusal-${attempt}" data-refusal>${issue && html`<p class="alarm" role="alert">${issue.message}</p>`}</div>
  ${parts.length > 0 ? parts : html`<p class="faint">${whyNothing(context, payment)}</p>`}
</section>`
}

function partsOf(
  context: PageContext,
  payment: ShopPayment,
  issue: FormIssue | undefined,
): readonly Html[] {
  const { shop } = context
  if (!isReachable(shop, payment) || payment.operations.some(isOpen)) return []
  const refundable = stillRefundable(payment)
  const { currency } = payment.order.amount
  const canRefund = isReported(refundable) && refundable > 0
  return [
    ...(canRefund
      ? [refundForm(context, payment, { currency, minorUnits: refundable }, issue)]
      : []),
    ...(mayCancel(shop, payment, 'keep') ? [cancelForm(context, payment, 'keep')] : []),
    ...(mayCancel(shop, payment, 'reverse') ? [cancelForm(context, payment, 'reverse')] : []),
  ]
}

function refundForm(
  context: PageContext,
  payment: ShopPayment,
  refundable: Money,
  issue: FormIssue | undefined,
): Html {
  const typed = issue?.form === 'refund' ? issue.typed : undefined
  return html`<form method="post" action="/payments/${payment.reference}/refunds">
  <input type="hidden" name="token" value="${formToken(payment)}">
  <label for="amount-${payment.attempt}">Refund, at most ${formatMoney(refundable)}</label>
  <div class="field"><span aria-hidden="true">${refundable.currency}</span>
    <input id="amount-${payment.attempt}" name="amount" inputmode="decimal" autocomplete="off" required
      value="${typed ?? ''}" ${issue?.form === 'refund' ? html`aria-invalid="true"` : ''}
      aria-describedby="amount-help-${payment.attempt}"></div>
  <p id="amount-help-${payment.attempt}" class="faint small">Enter an amount such as ${formatDecimal(refundable)}.</p>
  ${troubleChoice(context, { form: `refund-${payment.attempt}` })}
  <button>Refund</button>
</form>`
}

function cancelForm(context: PageContext, payment: ShopPayment, ifPaid: 'keep' | 'reverse'): Html {
  const isPaid = ifPaid === 'reverse'
  return html`<form method="post" action="/payments/${payment.reference}/cancel">
  <input type="hidden" name="token" value="${formToken(payment)}">
  <input type="hidden" name="if_paid" value="${ifPaid}">
  ${troubleChoice(context, { form: `cancel-${payment.attempt}` })}
  <button>${isPaid ? 'Cancel and return the whole amount' : 'Cancel the payment'}</button>
</form>`
}

function whyNothing({ shop }: PageContext, payment: ShopPayment): string {
  if (!isReachable(shop, payment))
    return 'Nothing can be done with this payment while the shop cannot reach it.'
  if (payment.operations.some(isOpen)) {
    return 'We do not know yet whether the last request was applied. Until we do, no other is sent.'
  }
  const { status, allowed } = payment.record.payment
  const provider = providerName(payment.record.intent.account.provider)
  if (status === 'requires_action' && allowed.cancelable === 'no') {
    return `${provider} lets only the payer cancel while the payment page is open.`
  }
  return 'There is nothing to cancel or refund.'
}
