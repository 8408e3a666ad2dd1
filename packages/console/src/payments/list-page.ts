import type { Page, TrackedPayment } from '@paystate/engine'
import { isEngineError } from '@paystate/engine'
import { badge, statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { emptyState } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, paymentAddress, type Site, type Visit } from '../site/site.ts'
import { filtersForm } from './filters-form.ts'
import { filterOf, type ListQuery } from './list-query.ts'
import { sealedNotice } from './sealed-notice.ts'
import { moneyWords } from './standing-words.ts'

/** The payments, newest first: a page of those that pass the filters. */
export async function listPage(visit: Visit, query: ListQuery): Promise<Html> {
  const { site } = visit
  const [{ payments, sealed, next }, providers] = await Promise.all([
    read(site, query),
    site.payments.providers(),
  ])
  const instances = providers.map(({ instance }) => instance)
  const body = html`<h1>Payments</h1>
    ${filtersForm(site, { path: '/', query, instances })}
    ${sealedNotice(sealed)}
    ${payments.length > 0 ? table(site, payments) : sealed.length === 0 && nothing(site, query)}
    ${pages(site, { query, next })}`
  return layout(visit, { title: 'Payments', at: '/', body })
}

/** A page that cannot be found is the first one. */
async function read({ payments, timeZone }: Site, query: ListQuery): Promise<Page> {
  const filter = filterOf(query, timeZone)
  try {
    return await payments.list({ ...filter, after: query.after })
  } catch (error) {
    if (!isEngineError(error) || error.problem !== 'invalid_input') throw error
    return payments.list(filter)
  }
}

function table(site: Site, payments: readonly TrackedPayment[]): Html {
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="Payments"><table class="payments">
  <caption class="hidden">Payments, newest first</caption>
  <thead><tr><th scope="col">Order</th><th scope="col" class="number">Amount</th><th scope="col">Status</th>
    <th scope="col" class="spare">Provider</th><th scope="col" class="spare">Created</th></tr></thead>
  <tbody>${payments.map((payment) => row(site, payment))}</tbody>
</table></div>`
}

function row(site: Site, payment: TrackedPayment): Html {
  const { id, order, attempt, amount, status, instance, createdAt } = payment
  const { providerStatus, needsRead } = payment
  return html`<tr>
  <th scope="row"><a href="${paymentAddress(site, id)}">${order}</a>
    ${attempt > 1 && html`<small>attempt ${attempt}</small>`}${id === order ? '' : html`<small class="spare">${id}</small>`}</th>
  <td class="number">${site.formats.money(amount)}</td>
  <td>${statusBadge(status)} ${needsRead ? badge('needs a read', 'doubt') : ''}
    <small>${moneyWords(payment)}</small></td>
  <td class="spare">${instance}<small>${providerStatus ? html`says <q>${providerStatus.value}</q>` : 'nothing reported yet'}</small></td>
  <td class="spare">${site.formats.time(createdAt)}</td>
</tr>`
}

function nothing(site: Site, { after, search, ...filters }: ListQuery): Html {
  const all = html`<a href="${addressOf(site, '/')}">Show all payments</a>`
  if (search !== undefined) {
    return emptyState(
      'No payment has this name',
      html`No order, payment, reference, refund or provider's id is or begins with <q>${search}</q>. ${all}`,
    )
  }
  if (Object.values(filters).some((value) => value !== undefined)) {
    return emptyState('No payment passes these filters', all)
  }
  if (after !== undefined) return emptyState('Nothing is older', all)
  return emptyState(
    'There are no payments yet',
    'A payment appears here as soon as your application calls pay(), before anything is sent to a provider.',
  )
}

function pages(
  site: Site,
  { query, next }: { readonly query: ListQuery; readonly next: string | undefined },
): Html {
  const { after, ...filters } = query
  return html`<nav class="pages" aria-label="Pages of the list">
    <a href="${addressOf(site, '/totals', filters)}">Totals of these</a>
    ${after !== undefined && html`<a href="${addressOf(site, '/', filters)}" rel="first">Newest</a>`}
    ${next !== undefined && html`<a href="${addressOf(site, '/', { ...filters, after: next })}" rel="next">Older</a>`}
  </nav>`
}
