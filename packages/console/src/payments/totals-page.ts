import type { CurrencyTotal, TotalAmount } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'
import { emptyState } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, type Site, type Visit } from '../site/site.ts'
import { filtersForm } from './filters-form.ts'
import { filterOf, type ListQuery } from './list-query.ts'

/** What the payments that pass the filters come to, by currency. */
export async function totalsPage(visit: Visit, query: ListQuery): Promise<Html> {
  const { site } = visit
  const { after: _, ...filters } = query
  const [totals, providers] = await Promise.all([
    site.payments.totals(filterOf(query, site.timeZone)),
    site.payments.providers(),
  ])
  const instances = providers.map(({ instance }) => instance)
  const body = html`<h1>Totals</h1>
    ${filtersForm(site, { path: '/totals', query, instances })}
    ${totals.length > 0 ? table(site, totals) : emptyState('No payment passes these filters', html`<a href="${addressOf(site, '/totals')}">All payments</a>`)}
    <p class="faint small">Every payment that passes is added up; where there are very many, name the days.</p>
    <p class="pages"><a href="${addressOf(site, '/', filters)}">The payments themselves</a></p>`
  return layout(visit, { title: 'Totals', at: '/totals', body })
}

function table(site: Site, totals: readonly CurrencyTotal[]): Html {
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="Totals"><table>
  <caption class="hidden">Totals by currency</caption>
  <thead><tr><th scope="col">Currency</th>${[
    'Payments',
    'Requested',
    'Captured',
    'Refunded',
    'Returned by cancels',
    'Charged back',
  ].map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
  <tbody>${totals.map((total) => row(site, total))}</tbody></table></div>`
}

function row({ formats, locale }: Site, total: CurrencyTotal): Html {
  const { currency, payments, requested, captured, refunded, reversed, chargedBack } = total
  const sum = (minorUnits: TotalAmount['minorUnits']) => formats.sum({ currency, minorUnits })
  const cell = ({ minorUnits, notReported }: TotalAmount) =>
    html`<td class="number">${sum(minorUnits)}${notReported > 0 && html`<small>${notReported.toLocaleString(locale)} not reported</small>`}</td>`
  return html`<tr><th scope="row">${currency}</th><td class="number">${payments.toLocaleString(locale)}</td>
    <td class="number">${sum(requested)}</td>${[captured, refunded, reversed, chargedBack].map(cell)}</tr>`
}
