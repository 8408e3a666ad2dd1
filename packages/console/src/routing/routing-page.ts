import { actionForm } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import type { Notice } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, type Site, type Visit } from '../site/site.ts'
import type { Routing } from './routing.ts'
import { routingSubject } from './routing-subject.ts'

/** Which provider takes new payments, by currency, and what is under way at each. */
export async function routingPage(
  visit: Visit,
  { routing, notice }: { readonly routing: Routing; readonly notice?: Notice | undefined },
): Promise<Html> {
  const live = await underWay(visit.site)
  const body = html`<h1>Routing</h1>
  <p class="lead">Which provider takes new payments. Payments under way stay with the provider that made them.</p>
  <ul class="plain-list">${routing.currencies.map((currency) => currencyCard(visit, { routing, currency, live }))}</ul>`
  return layout(visit, { title: 'Routing', at: '/routing', body, notice })
}

type UnderWay = ReadonlyMap<string, number>

/** How many payments may still take money, by provider and currency; counted up to a page of each. */
async function underWay({ payments }: Site): Promise<UnderWay> {
  const configured = (await payments.providers()).filter(({ configured: is }) => is)
  const counts = new Map<string, number>()
  for (const { instance } of configured) {
    for (const total of await payments.totals({ instance, standing: 'live' })) {
      counts.set(`${instance} ${total.currency}`, total.payments)
    }
  }
  return counts
}

interface CurrencyCard {
  readonly routing: Routing
  readonly currency: string
  readonly live: UnderWay
}

function currencyCard(visit: Visit, { routing, currency, live }: CurrencyCard): Html {
  const now = routing.nameFor(currency)
  const offers = routing.offers(currency)
  const others = offers.filter((name) => name !== now)
  const mayAct = visit.person.may !== 'read'
  return html`<li class="card inside"><h2>${currency}</h2>
  <dl class="pairs"><dt>New payments</dt><dd>go to <strong>${now}</strong></dd>
    ${offers.map((name) => html`<dt>Under way at ${name}</dt><dd>${underWayText(visit.site, { name, currency, live })}</dd>`)}</dl>
  ${others.length === 0 && html`<p class="faint small">No other configured provider takes ${currency}.</p>`}
  ${
    mayAct &&
    html`<div class="buttons">${others.map((name) =>
      actionForm(visit, {
        action: 'switch_provider',
        path: '/routing/switch',
        subject: routingSubject({ currency, to: name }),
        button: `Send new ${currency} payments to ${name}`,
      }),
    )}</div>`
  }</li>`
}

function underWayText(
  site: Site,
  {
    name,
    currency,
    live,
  }: { readonly name: string; readonly currency: string; readonly live: UnderWay },
): Html | string {
  const count = live.get(`${name} ${currency}`) ?? 0
  if (count === 0) return 'nothing'
  const list = addressOf(site, '/', { instance: name, standing: 'live', currency })
  return html`<a href="${list}">${count.toLocaleString(site.locale)} ${count === 1 ? 'payment' : 'payments'}</a>, which stay there`
}
