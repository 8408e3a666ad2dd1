import { holdsMoney } from '../payments/held-twice.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { actionsPanel } from './actions-panel.ts'
import type { PageContext } from './context.ts'
import type { FormFault } from './form-fault.ts'
import { type Html, html } from './html.ts'
import { moneyPanel } from './money-panel.ts'

/** What the shop can do with the newest payment of an order, and with any other that holds money. */
export function paymentsPanel(
  context: PageContext,
  payments: readonly ShopPayment[],
  fault?: FormFault,
): Html {
  const latest = payments.at(-1)
  const shown = payments.filter((payment) => payment === latest || holdsMoney(payment)).reverse()
  return html`<div id="payments" class="stack">${shown.map(
    (payment) =>
      html`${actionsPanel(context, payment, faultOf(payment, fault))}${moneyPanel(payment)}`,
  )}</div>`
}

function faultOf({ reference }: ShopPayment, fault: FormFault | undefined): FormFault | undefined {
  return fault?.payment === reference ? fault : undefined
}
