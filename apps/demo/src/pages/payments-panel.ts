import { holdsMoney } from '../payments/holds-money.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { actionsPanel } from './actions-panel.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import { type Html, html } from './html.ts'
import { moneyPanel } from './money-panel.ts'

/** The shop's actions on the newest payment of an order, and on any other that holds money. */
export function paymentsPanel(
  context: PageContext,
  payments: readonly PaymentView[],
  issue?: FormIssue,
): Html {
  const latest = payments.at(-1)
  const shown = payments.filter((view) => view === latest || holdsMoney(view.payment)).reverse()
  const which = ({ payment: { attempt } }: PaymentView) =>
    payments.length > 1 ? ` of payment ${attempt}` : ''
  return html`<div id="payments" class="stack">${shown.map(
    (view) =>
      html`${actionsPanel(context, view, { issue: issueOf(view, issue), which: which(view) })}${moneyPanel(view, { which: which(view) })}`,
  )}</div>`
}

function issueOf({ payment }: PaymentView, issue: FormIssue | undefined): FormIssue | undefined {
  return issue?.payment === payment.id ? issue : undefined
}
