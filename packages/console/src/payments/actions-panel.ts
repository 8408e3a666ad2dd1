import { formatDecimal, isMoneyError, isReported, type Reported } from '@paystate/core'
import { actionForm, type Draft } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import { knownKind } from '../operations/known-kind.ts'
import type { Visit } from '../site/site.ts'
import { leftToCapture, leftToRefund } from './left.ts'
import type { PaymentView } from './payment-view.ts'

interface Panel {
  readonly view: PaymentView
  readonly draft: Draft | undefined
}

/** What may be done to a payment now. */
export function actionsPanel(visit: Visit, panel: Panel): Html {
  return html`<section class="card inside" aria-labelledby="actions">
  <h2 id="actions">What you can do</h2>
  ${visit.person.may === 'read' ? html`<p>You can see everything here, and change nothing.</p>` : forms(visit, panel)}
</section>`
}

function forms(visit: Visit, panel: Panel): Html {
  const { payment, provider } = panel.view
  if (!provider?.configured) {
    return html`<p>The provider <q>${payment.instance}</q> is not configured in this process, so nothing can be sent or read.</p>`
  }
  return html`${readForm(visit, panel)}
    ${isCapturable(panel.view) && captureForm(visit, panel)}
    ${hasMoney(panel.view) && refundForm(visit, panel)}
    ${isCancelable(panel.view) && cancelForm(visit, panel)}
    <p class="faint small">Each form is one request: sent twice, it is done once.</p>`
}

/** What a cancel may have released, or is about to release, is not captured. */
function isCapturable(view: PaymentView): boolean {
  const isReserved = view.payment.status === 'authorized' && !isCanceling(view)
  return isReserved && !isNothing(leftToCapture(view))
}

function isNothing(left: Reported<number>): boolean {
  return isReported(left) && left <= 0
}

/**
 * What was paid can be canceled only where the provider then gives the money back. A cancel that may have happened, or
 * is still to be sent, is not requested again.
 */
function isCancelable(view: PaymentView): boolean {
  if (isCanceling(view)) return false
  return view.payment.standing === 'live' || (hasMoney(view) && whenPaid(view) === 'reverses')
}

function isCanceling({ operations }: PaymentView): boolean {
  return operations.some(
    ({ kind, result }) =>
      kind === 'cancel' && knownKind(result) !== 'applied' && knownKind(result) !== 'not_applied',
  )
}

function whenPaid({ provider }: PaymentView): 'reverses' | 'refused' {
  return provider?.capabilities?.cancel.whenPaid ?? 'refused'
}

function hasMoney(view: PaymentView): boolean {
  return view.payment.standing === 'paid' && !isNothing(leftToRefund(view))
}

function of({ view, draft }: Panel, action: Draft['action']) {
  const isMine = draft?.action === action && draft.subject === view.payment.id
  return { subject: view.payment.id, draft: isMine ? draft : undefined }
}

function readForm(visit: Visit, panel: Panel): Html {
  return actionForm(visit, {
    ...of(panel, 'read'),
    action: 'read',
    path: '/payment/read',
    button: 'Read the provider now',
  })
}

function captureForm(visit: Visit, panel: Panel): Html {
  const given = of(panel, 'capture')
  return fold('Capture', given.draft, {
    form: actionForm(visit, {
      ...given,
      action: 'capture',
      path: '/payment/capture',
      button: 'Capture',
      fields: html`${amountField(visit, { name: 'capture', panel, left: leftToCapture(panel.view), draft: given.draft })}
        <p class="check"><input type="checkbox" id="final" name="final" value="yes" ${given.draft?.values.final === 'yes' ? html`checked` : ''}>
        <label for="final">This is the last capture: the provider may release the rest</label></p>`,
    }),
  })
}

function refundForm(visit: Visit, panel: Panel): Html {
  const given = of(panel, 'refund')
  return fold('Refund', given.draft, {
    form: actionForm(visit, {
      ...given,
      action: 'refund',
      path: '/payment/refund',
      button: 'Refund',
      tone: 'danger',
      fields: html`${amountField(visit, { name: 'refund', panel, left: leftToRefund(panel.view), draft: given.draft })}
        <p class="field"><label for="reason">Reason, shown to the payer where the provider does (optional)</label>
          <input id="reason" name="reason" maxlength="200" autocomplete="off" value="${given.draft?.values.reason ?? ''}"></p>
        ${despiteField(panel, { id: 'despite-refund', label: 'Refund' })}`,
    }),
  })
}

function cancelForm(visit: Visit, panel: Panel): Html {
  const given = of(panel, 'cancel')
  const reverses = given.draft?.values.if_paid === 'reverse'
  const doubt = doubtOf(panel.view)
  const choice =
    whenPaid(panel.view) === 'reverses'
      ? html`<fieldset><legend>${doubt}</legend>
        <p class="check"><input type="radio" id="keep" name="if_paid" value="keep" ${reverses ? '' : html`checked`}><label for="keep">keep the money, and do not cancel</label></p>
        <p class="check"><input type="radio" id="reverse" name="if_paid" value="reverse" ${reverses ? html`checked` : ''}><label for="reverse">give all of it back</label></p></fieldset>
        ${despiteField(panel, { id: 'despite-cancel', label: 'Give it back' })}`
      : html`<input type="hidden" name="if_paid" value="keep"><p class="small">${doubt}, the provider refuses to cancel, and the money stays.</p>`
  return fold('Cancel', given.draft, {
    form: actionForm(visit, {
      ...given,
      action: 'cancel',
      path: '/payment/cancel',
      button: 'Cancel the payment',
      tone: 'danger',
      fields: choice,
    }),
  })
}

/** What may have happened before a cancel arrives. */
function doubtOf({ payment }: PaymentView): string {
  return payment.status === 'authorized'
    ? 'If the reserved money has been charged by then'
    : 'If the payer has paid by then'
}

/** Asked for where a dispute stands in the way of returning money. */
function despiteField({ view }: Panel, { id, label }: { id: string; label: string }): Html | false {
  const isDisputed = view.payment.disputes.some(
    ({ status, kind }) => status !== 'won' && kind !== 'inquiry',
  )
  return (
    isDisputed &&
    html`<p class="check"><input type="checkbox" id="${id}" name="despite" value="yes">
      <label for="${id}">${label} on top of a dispute that took this money, or may: the payer can get it twice</label></p>`
  )
}

/** Folded away until it is wanted; open where there is something to put right. */
function fold(title: string, draft: Draft | undefined, { form }: { readonly form: Html }): Html {
  return html`<details ${draft ? html`open` : ''}><summary>${title}</summary>${form}</details>`
}

interface AmountField {
  readonly name: string
  readonly panel: Panel
  readonly left: Reported<number>
  readonly draft: Draft | undefined
}

function amountField({ site }: Visit, { name, panel, left, draft }: AmountField): Html {
  const { currency } = panel.view.payment.amount
  const value = draft?.values.amount ?? (isReported(left) ? decimalOf(currency, left) : '')
  const hint = isReported(left)
    ? `Up to ${site.formats.money({ currency, minorUnits: left })}.`
    : 'The provider did not report how much is left; it is read before anything is sent.'
  return html`<p class="field"><label for="amount-${name}">Amount in ${currency}</label>
    <input id="amount-${name}" name="amount" inputmode="decimal" autocomplete="off" maxlength="30" required
      value="${value}" aria-describedby="hint-${name}${draft ? ` issue-${name}` : ''}" ${draft ? html`aria-invalid="true"` : ''}>
    <small id="hint-${name}">${hint}</small></p>`
}

/** As it is typed: with a point, without separators. */
function decimalOf(currency: string, minorUnits: number): string {
  try {
    return formatDecimal({ currency, minorUnits })
  } catch (error) {
    if (isMoneyError(error)) return ''
    throw error
  }
}
