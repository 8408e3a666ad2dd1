import type { Draft } from '../actions/action-form.ts'
import { statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import type { Notice } from '../html/notice.ts'
import { operationName, resultWords } from '../operations/operation-words.ts'
import { operationsPanel } from '../operations/operations-panel.ts'
import { verdictForm } from '../operations/verdict-form.ts'
import { layout } from '../site/layout.ts'
import type { Site, Visit } from '../site/site.ts'
import { timelinePanel } from '../timeline/timeline-panel.ts'
import { actionsPanel } from './actions-panel.ts'
import { anomaliesPanel } from './anomalies-panel.ts'
import { moneyPanel } from './money-panel.ts'
import { orderPanel } from './order-panel.ts'
import { partsPanel } from './parts-panel.ts'
import { type PaymentView, readPaymentView } from './payment-view.ts'
import { standingPanel } from './standing-panel.ts'

/** What else the page of a payment shows. */
export interface PaymentPageOptions {
  /** The operation that was just asked for, as `kind:id`. */
  readonly asked?: string | undefined
  readonly notice?: Notice | undefined
  readonly draft?: Draft | undefined
}

/**
 * One payment: where it stands, what may be done, and everything that happened to it.
 *
 * @throws {EngineError} `unknown_id`
 */
export async function paymentPage(
  visit: Visit,
  { id, asked, notice, draft }: PaymentPageOptions & { readonly id: string },
): Promise<Html> {
  const { site } = visit
  const view = await readPaymentView(site, id)
  const { payment, operations, timeline } = view
  const title = `Order ${payment.order}`
  const body = html`<div class="heading"><h1>${title}</h1> ${statusBadge(payment.status)}
    <p class="faint">${site.formats.money(payment.amount)} at ${payment.instance} · attempt ${payment.attempt} of ${view.attempts.length + view.sealed.length}</p></div>
  <div class="split"><div class="stack">
    ${anomaliesPanel(visit, view.anomalies)}
    ${standingPanel(site, view)}
    ${operationsPanel(site, operations, (operation) => verdictForm(visit, { payment: id, operation, draft }))}
    ${timelinePanel(site, { timeline, currency: payment.amount.currency })}
  </div><div class="stack">
    ${actionsPanel(visit, { view, draft })}
    ${moneyPanel(site, view)}
    ${partsPanel(site, payment)}
    ${orderPanel(site, view)}
    ${namesPanel(site, view)}
  </div></div>`
  return layout(visit, {
    title,
    body,
    at: '/',
    notice: notice ?? askedNotice(site, { view, asked }),
  })
}

function namesPanel({ formats }: Site, { payment }: PaymentView): Html {
  const { id, order, reference, providerId, createdAt, changedAt, account } = payment
  return html`<section class="card inside" aria-labelledby="names">
  <h2 id="names">Names</h2>
  <dl class="pairs"><dt>Order</dt><dd><code>${order}</code></dd><dt>Payment</dt><dd><code>${id}</code></dd>
    <dt>Reference</dt><dd><code>${reference}</code></dd>
    <dt>Provider's id</dt><dd>${providerId ? html`<code>${providerId}</code>` : 'not reported'}</dd>
    <dt>Account</dt><dd>${account.provider}, ${account.mode} mode</dd>
    <dt>Created</dt><dd>${formats.time(createdAt)}</dd><dt>Changed</dt><dd>${formats.time(changedAt)}</dd></dl>
</section>`
}

/** What is known now of the operation that a form has asked for. */
function askedNotice(
  { formats }: Site,
  { view, asked }: { readonly view: PaymentView; readonly asked: string | undefined },
): Notice | undefined {
  const operation = view.operations.find(({ kind, id }) => `${kind}:${id}` === asked)
  if (!operation) return undefined
  const { kind, amount, result } = operation
  const { word, tone, meaning } = resultWords(result)
  const what = `${operationName(kind)}${amount ? ` of ${formats.money(amount)}` : ''}: ${word}.`
  return { tone: tone === 'calm' ? 'doubt' : tone, title: what, text: meaning }
}
