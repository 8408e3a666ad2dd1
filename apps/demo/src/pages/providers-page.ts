import type { TrackedPayment } from '@paystate/engine'
import { PRODUCT_CURRENCIES } from '../products/products.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Provider } from '../providers/providers.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

type UnderWay = ReadonlyMap<string, readonly TrackedPayment[]>

/** Who takes new payments, by currency, and who has payments under way. */
export function providersPage(context: PageContext, underWay: UnderWay): Html {
  const providers = [...context.shop.providers.values()]
  const body = html`
<div class="heading"><div><h1>Providers</h1>
  <p class="faint">Choose who takes new payments. Payments under way stay where they are.</p></div></div>
<div class="split">
  <div class="stack">${PRODUCT_CURRENCIES.map((currency) => currencyCard(context, currency))}</div>
  <div class="stack">${providers.map((provider) => underWayCard(provider, underWay))}</div>
</div>`
  return layout(context, { title: 'Providers', body, at: 'providers' })
}

function currencyCard({ shop }: PageContext, currency: string): Html {
  const now = shop.switch.nameFor(currency)
  const offers = shop.switch.offers(currency)
  const others = offers.filter((name) => name !== now)
  const named = (name: string) => providerName(shop.providers.get(name)?.provider ?? name)
  return html`<section class="card inside" aria-labelledby="currency-${currency}">
  <h2 id="currency-${currency}">${currency}</h2>
  <p>New payments go to <strong>${named(now)}</strong>.</p>
  ${others.map(
    (name) => html`<form method="post" action="/providers">
    <input type="hidden" name="currency" value="${currency}">
    <button name="provider" value="${name}">Switch ${currency} to ${named(name)}</button></form>`,
  )}
  ${others.length === 0 && html`<p class="faint small">No other provider takes this currency.</p>`}
</section>`
}

function underWayCard({ name, provider }: Provider, underWay: UnderWay): Html {
  const payments = underWay.get(name) ?? []
  const count = payments.length
  return html`<section class="card inside" aria-labelledby="under-way-${name}">
  <h2 id="under-way-${name}">Under way at ${providerName(provider)}</h2>
  ${
    count === 0
      ? html`<p class="faint">No payment is under way here.</p>`
      : html`<p>${count} ${count === 1 ? 'payment stays' : 'payments stay'} with ${providerName(provider)} to the end.</p>
  <ul class="list">${payments.map(({ order, status }) => html`<li><a href="/orders/${order}">${order}</a> <span class="faint small">${status.replace('_', ' ')}</span></li>`)}</ul>`
  }
</section>`
}
