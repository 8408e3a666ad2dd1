import { instantOf } from '@paystate/core'
import type { OrderView, PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

/** How far time can be moved. */
export const TIME_STEPS = [
  { id: '15_minutes', label: '15 minutes later', milliseconds: 15 * 60_000 },
  { id: '7_days', label: '7 days later', milliseconds: 7 * 24 * 60 * 60_000 },
] as const

/** What a visitor can change around the shop: time, the payer's bank, everything else. */
export function troublePanel(context: PageContext, { order, payments }: OrderView): Html {
  const { simulation, shop } = context
  if (!simulation) return html`<section id="trouble"></section>`
  const { reference } = order
  const contested = payments.filter(
    ({ payment, isReachable }) => isReachable && simulation.canChargeBack(payment),
  )
  return html`<section id="trouble" class="card inside stack" aria-labelledby="trouble-title">
  <h2 id="trouble-title">What should go wrong?</h2>
  <form method="post" action="/simulation/time">
    <input type="hidden" name="csrf" value="${context.csrfToken}">
    <input type="hidden" name="order" value="${reference}">
    <p class="faint small">When this page last changed, it was ${shop.formats.minute(instantOf(shop.clock.now()))}. Move time forward for the shop and the providers:</p>
    <p class="choices">${TIME_STEPS.map(({ id, label }) => html`<button name="by" value="${id}">${label}</button> `)}</p>
  </form>
  ${contested.map((view) => chargeBackForm(context, view, payments.length > 1))}
  <p class="small"><a href="${simulation.controlUrl}">Simulator control</a>: any other fault, and webhooks that are
    lost, late, repeated or forged.</p>
</section>`
}

function chargeBackForm(context: PageContext, view: PaymentView, isOneOfMany: boolean): Html {
  const { payment } = view
  const provider = providerName(view.provider)
  return html`<form method="post" action="/simulation/charge-back">
    <input type="hidden" name="csrf" value="${context.csrfToken}">
    <input type="hidden" name="payment" value="${payment.id}">
    <p class="faint small">The payer's bank takes the money back from ${provider}:</p>
    <button>Charge back${isOneOfMany && ` payment ${payment.attempt}`}</button>
  </form>`
}
