import { holdsMoney } from '../payments/held-twice.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { actionsPanel } from './actions-panel.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import { type Html, html } from './html.ts'
import { moneyPanel } from './money-panel.ts'

/** The shop's actions on the newest payment of an order, and on any other that holds money. */
export function paymentsPanel(
  context: PageContext,
  payments: readonly ShopPayment[],
  issue?: FormIssue,
): Html {
  const latest = payments.at(-1)
  const shown = payments.filter((payment) => payment === latest || holdsMoney(payment)).reverse()
  return html`<div id="payments" class="stack">${shown.map(
    (payment) =>
      html`${actionsPanel(context, payment, issueOf(payment, issue))}${moneyPanel(payment)}`,
  )}</div>`
}

function issueOf({ reference }: ShopPayment, issue: FormIssue | undefined): FormIssue | undefined {
  return issue?.payment === reference ? issue : undefined
}
