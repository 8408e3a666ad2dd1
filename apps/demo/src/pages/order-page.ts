import type { OrderView } from '../payments/payment-view.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { orderFragments } from './order-fragments.ts'

/** One order: how its payment stands, live. */
export function orderPage(context: PageContext, view: OrderView, issue?: FormIssue): Html {
  const { order } = view
  const [status, panels, trouble, story, parcel] = orderFragments(context, view, issue)
  const body = html`
<div class="heading">
  <div><h1>${order.description}</h1>
  <p class="faint">Order <code>${order.reference}</code> · ${context.shop.formats.money(order.amount)}</p>${parcel?.markup}</div>
  <p class="live" data-live aria-live="polite">Reload this page for updates.</p>
</div>
<div class="split">
  <div class="stack"><div aria-live="polite">${status?.markup}</div>${panels?.markup}</div>
  <div class="stack">${story?.markup}${trouble?.markup}</div>
</div>`
  const events = `/orders/${order.reference}/events`
  return layout(context, { title: order.description, body, events })
}
