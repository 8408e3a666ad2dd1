import { isReported, type PaymentAmounts, type Reported, whenReported } from '@paystate/core'
import { formatMoney, formatReported } from '../money/format-money.ts'
import { isUndecided } from '../payments/settle-by-evidence.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import type { PageContext } from './context.ts'
import type { Fragment } from './fragment.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { situationOf } from './situation.ts'

/** All payments, newest order first, live. */
export function ordersPage(context: PageContext, payments: readonly ShopPayment[]): Html {
  const [orders] = ordersFragments(payments)
  const body = html`
<div class="heading"><div><h1>Orders</h1>
  <p class="faint">All payments, newest first. Times are in UTC.</p></div>
  <p class="live" data-live aria-live="polite">Reload the page to see news.</p></div>
${orders?.markup}`
  return layout(context, { title: 'Orders', body, at: 'desk', events: '/orders/events' })
}

export function ordersFragments(payments: readonly ShopPayment[]): readonly Fragment[] {
  const rows =
    payments.length > 0
      ? html`<ul class="orders">${payments.map(orderRow)}</ul>`
      : html`<p class="card inside">There are no orders yet. <a href="/">Go to the shop</a></p>`
  return [{ id: 'orders', markup: html`<div id="orders">${rows}</div>` }]
}

function orderRow(payment: ShopPayment): Html {
  const { order, record, attempt, operations } = payment
  const { label, tone } = situationOf(payment)
  const { amounts, currency = '', providerStatus: word, account } = record.payment
  const undecided = operations.filter((operation) => isUndecided(payment, operation)).length
  return html`<li class="card">
  <div class="what"><a class="order-name" href="/orders/${order.reference}">${order.description}</a>
    <span class="faint small">${order.placedAt.slice(0, 16).replace('T', ' ')}${attempt > 1 && ` · attempt ${attempt}`}</span></div>
  <span class="badge ${tone}">${label}</span>
  <dl><div><dt>${providerName(account.provider)} status</dt><dd>${word ? html`<q>${word.value}</q>` : 'not reported'}</dd></div>
    <div><dt>Requested</dt><dd>${formatMoney(order.amount)}</dd></div>
    <div><dt>Captured</dt><dd>${formatReported(amounts.captured, currency)}</dd></div>
    <div><dt>Refunded</dt><dd>${formatReported(givenBack(amounts), currency)}</dd></div></dl>
  ${undecided > 0 && html`<p class="undecided small">${undecided} ${undecided === 1 ? 'request' : 'requests'} with an unknown outcome</p>`}
  ${record.anomalies.length > 0 && html`<p class="alarm small">Anomalies: ${record.anomalies.length}</p>`}
</li>`
}

/** By refunds and by a cancel; not reported while refunds are not reported. */
function givenBack({ refunded, reversed }: PaymentAmounts): Reported<number> {
  return whenReported(refunded, (sum) => sum + (isReported(reversed) ? reversed : 0))
}
