import { isReported, type PaymentAmounts, type Reported, whenReported } from '@paystate/core'
import type { Formats } from '../format/formats.ts'
import type { ListedPayment, OrdersPart } from '../payments/read-orders.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Situation } from '../situation/shown.ts'
import { situationOf } from '../situation/situation.ts'
import type { PageContext } from './context.ts'
import type { Fragment } from './fragment.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

/** Payments, newest first, live. */
export function ordersPage(context: PageContext, part: OrdersPart): Html {
  const [orders] = ordersFragments(context, part)
  const body = html`
<div class="heading"><div><h1>Orders</h1>
  <p class="faint">All payments, newest first. Times are in ${context.shop.formats.zone}.</p></div>
  <p class="live" data-live aria-live="polite">Reload this page for updates.</p></div>
${orders?.markup}`
  const query = part.after === undefined ? '' : `?after=${encodeURIComponent(part.after)}`
  return layout(context, { title: 'Orders', body, at: 'desk', events: `/orders/events${query}` })
}

export function ordersFragments(
  { shop: { formats } }: PageContext,
  { rows, next, after }: OrdersPart,
): readonly Fragment[] {
  const list =
    rows.length > 0
      ? html`<ul class="orders">${rows.map((row) => orderRow(row, formats))}</ul>`
      : html`<p class="card inside">There are no orders yet. <a href="/">Go to the shop</a></p>`
  const newest = after !== undefined && html`<a href="/orders">Newest orders</a> `
  const older = next !== undefined && html`<a href="/orders?after=${next}">Older orders</a>`
  const pages = html`<p class="choices">${newest}${older}</p>`
  return [{ id: 'orders', markup: html`<div id="orders">${list}${pages}</div>` }]
}

function orderRow({ order, payment, isUnknown, anomalies }: ListedPayment, formats: Formats): Html {
  const { attempt, amounts, currency = '', providerStatus: word, account } = payment
  const { label, tone } = labelOf({ payment, isUnknown }, formats)
  return html`<li class="card">
  <div class="what"><a class="order-name" href="/orders/${order.reference}">${order.description}</a>
    <span class="faint small">${formats.short(order.placedAt)}${attempt > 1 && ` · attempt ${attempt}`}</span></div>
  <span class="badge ${tone}">${label}</span>
  <dl><div><dt>${providerName(account.provider)} status</dt><dd>${word ? html`<q>${word.value}</q>` : 'not reported'}</dd></div>
    <div><dt>Requested</dt><dd>${formats.money(order.amount)}</dd></div>
    <div><dt>Captured</dt><dd>${formats.reported(amounts.captured, currency)}</dd></div>
    <div><dt>Refunded</dt><dd>${formats.reported(givenBack(amounts), currency)}</dd></div></dl>
  ${isUnknown && html`<p class="undecided small">The outcome of a request is unknown</p>`}
  ${anomalies > 0 && html`<p class="alarm small">Anomalies: ${anomalies}</p>`}
</li>`
}

function labelOf(
  { payment, isUnknown }: Pick<ListedPayment, 'payment' | 'isUnknown'>,
  formats: Formats,
): Pick<Situation, 'label' | 'tone'> {
  const { provider } = payment.account
  const isSilent = payment.providerStatus === undefined
  if (isSilent && isUnknown) return { label: 'Finding out', tone: 'doubt' }
  return situationOf({ payment, provider, operations: [], isAwaited: false, formats })
}

/** By refunds and by a cancel; not reported while refunds are not reported. */
function givenBack({ refunded, reversed }: PaymentAmounts): Reported<number> {
  return whenReported(refunded, (sum) => sum + (isReported(reversed) ? reversed : 0))
}
