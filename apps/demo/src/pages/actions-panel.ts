import {
  formatDecimal,
  isReported,
  isUnpaidEnd,
  type Money,
  type PaymentStatus,
} from '@paystate/core'
import { formToken } from '../checkout/action.ts'
import { mayCancel } from '../checkout/cancel-payment.ts'
import { isOpen, isUndecided } from '../operations/operation.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { captureLeft, refundLeft } from '../payments/what-is-left.ts'
import { providerName } from '../providers/provider-name.ts'
import { cancelUnderWay } from '../situation/canceling-situation.ts'
import { isSum } from '../situation/sums.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import { type Html, html } from './html.ts'
import { killChoice } from './kill-choice.ts'
import { troubleChoice } from './trouble-choice.ts'
import { undoneNote } from './undone-note.ts'
import { waitingNote } from './waiting-note.ts'

/**
 * The shop's actions on a payment: capture, cancel, refund.
 *
 * @param which Names the payment, where the order has several.
 */
export function actionsPanel(
  context: PageContext,
  view: PaymentView,
  { issue, which }: { readonly issue: FormIssue | undefined; readonly which: string },
): Html {
  const parts = partsOf(context, view, issue)
  const { attempt } = view.payment
  return html`<section class="card inside" aria-labelledby="actions-${attempt}">
  <h2 id="actions-${attempt}">The shop's side${which}</h2>
  ${undoneNote(view)}
  ${waitingNote(view)}
  <div id="refusal-${attempt}" data-refusal>${issue && html`<p class="alarm" role="alert">${issue.message}</p>`}</div>
  ${parts.length > 0 ? parts : html`<p class="faint">${whyNothing(view)}</p>`}
</section>`
}

function partsOf(
  context: PageContext,
  view: PaymentView,
  issue: FormIssue | undefined,
): readonly Html[] {
  const { shop } = context
  const { payment, isReachable, operations } = view
  if (!isReachable || operations.some(isOpen) || cancelUnderWay(view)) return []
  const { currency } = payment.amount
  const left = { capture: captureLeft(view), refund: refundLeft(view) }
  const amounts = (['capture', 'refund'] as const).flatMap((kind) => {
    const minorUnits = left[kind]
    return isReported(minorUnits) && minorUnits > 0
      ? [amountForm(context, view, { kind, most: { currency, minorUnits }, issue })]
      : []
  })
  const cancels = (['keep', 'reverse'] as const)
    .filter((ifPaid) => mayCancel(shop, payment, ifPaid))
    .map((ifPaid) => cancelForm(context, view, ifPaid))
  return [...amounts, ...cancels]
}

interface AmountForm {
  readonly kind: 'capture' | 'refund'
  readonly most: Money
  readonly issue: FormIssue | undefined
}

const WORDS = {
  capture: { label: 'Charge', button: 'Charge' },
  refund: { label: 'Refund', button: 'Refund' },
} as const

function amountForm(
  context: PageContext,
  view: PaymentView,
  { kind, most, issue }: AmountForm,
): Html {
  const { id, attempt, instance } = view.payment
  const field = kind === 'refund' ? `amount-${attempt}` : `capture-${attempt}`
  const isRefused = issue?.form === kind
  const typed = isRefused ? issue.typed : undefined
  const { label, button } = WORDS[kind]
  return html`<form method="post" action="/payments/${id}/${kind}s">
  <input type="hidden" name="token" value="${formToken(view)}">
  <label for="${field}">${label}, at most ${view.formats.money(most)}</label>
  <div class="field"><span aria-hidden="true">${most.currency}</span>
    <input id="${field}" name="amount" inputmode="decimal" autocomplete="off" required
      value="${typed ?? ''}" ${isRefused ? html`aria-invalid="true"` : ''}
      aria-describedby="${field}-help"></div>
  <p id="${field}-help" class="faint small">Enter an amount such as ${formatDecimal(most)}.</p>
  ${troubleChoice(context, { form: `${kind}-${attempt}`, name: instance })}
  <button>${button}</button>
  ${killChoice(context, { form: `${kind}-${attempt}`, deed: button })}
</form>`
}

function cancelForm(context: PageContext, view: PaymentView, ifPaid: 'keep' | 'reverse'): Html {
  const { id, attempt, instance, status } = view.payment
  const button = cancelButton(status, ifPaid)
  return html`<form method="post" action="/payments/${id}/cancel">
  <input type="hidden" name="token" value="${formToken(view)}">
  <input type="hidden" name="if_paid" value="${ifPaid}">
  ${troubleChoice(context, { form: `cancel-${attempt}`, name: instance })}
  <button>${button}</button>
  ${killChoice(context, { form: `cancel-${attempt}`, deed: 'Cancel' })}
</form>`
}

function cancelButton(status: PaymentStatus, ifPaid: 'keep' | 'reverse'): string {
  if (status === 'authorized') return 'Cancel and release the money'
  return ifPaid === 'reverse' ? 'Cancel and return the whole amount' : 'Cancel the payment'
}

function whyNothing(view: PaymentView): string {
  const { payment, provider, operations, isReachable } = view
  if (!isReachable) return 'Nothing can be done with this payment while the shop cannot reach it.'
  if (operations.some(isUndecided)) {
    return 'The outcome of the last request is unknown. Nothing else is sent until it is known.'
  }
  if (operations.some(isOpen))
    return 'A request is waiting to be sent. Nothing else is sent before it.'
  if (payment.status === 'requires_action' && payment.allowed.cancelable === 'no') {
    return `${providerName(provider)} lets only the payer cancel while the payment page is open.`
  }
  if (cancelUnderWay(view) && !isUnpaidEnd(payment.status)) return 'The payment is being canceled.'
  if (isSum(payment, 'chargedBack'))
    return 'The payer’s bank took this money back. Returning it would pay the payer twice.'
  if (payment.disputes.some((dispute) => dispute.status === 'open'))
    return 'The payer’s bank may take this money back, so the shop returns none of it.'
  return 'There is nothing to charge, refund or cancel.'
}
