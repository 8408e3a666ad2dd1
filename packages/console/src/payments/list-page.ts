import { PAYMENT_STATUSES } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'
import { isEngineError } from '@paystate/engine'
import { badge, spaced, statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { emptyState } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, paymentAddress, type Site, type Visit } from '../site/site.ts'
import { findPayments } from './find-payments.ts'
import { type ListQuery, STANDINGS } from './list-query.ts'
import { STANDING_WORDS } from './standing-words.ts'

interface Listed {
  readonly payments: readonly TrackedPayment[]
  readonly next?: string
}

/** The payments, newest first: what was searched for, or a page of those that pass the filters. */
export async function listPage(visit: Visit, query: ListQuery): Promise<Html> {
  const { payments, next } = await read(visit.site, query)
  const body = html`<h1>Payments</h1>
    ${filters(visit.site, query)}
    ${payments.length > 0 ? table(visit.site, payments) : nothing(visit.site, query)}
    ${pages(visit.site, { query, next })}`
  return layout(visit, { title: 'Payments', at: '/', body })
}

async function read({ payments }: Site, query: ListQuery): Promise<Listed> {
  const { search, unknown, ...filter } = query
  if (search !== undefined) return { payments: await findPayments(payments, search) }
  const wanted = { ...filter, ...(unknown && { unknown }) }
  try {
    return await payments.list(wanted)
  } catch (error) {
    if (!isEngineError(error) || error.problem !== 'invalid_input') throw error
    return payments.list({ ...wanted, after: undefined })
  }
}

function filters(site: Site, query: ListQuery): Html {
  const instances = site.payments.providers().map(({ instance }) => instance)
  return html`<form class="card filters" method="get" action="${addressOf(site, '/')}" role="search">
  <div class="field wide"><label for="search">Search</label>
    <input id="search" name="search" type="search" value="${query.search ?? ''}" maxlength="300"
      autocomplete="off" aria-describedby="search-hint">
    <small id="search-hint">Order, payment, reference, or the provider's id, in full. Filters do not apply to a search.</small></div>
  ${select({ name: 'status', label: 'Status', chosen: query.status, options: PAYMENT_STATUSES })}
  ${select({ name: 'standing', label: 'Money', chosen: query.standing, options: STANDINGS, words: STANDING_WORDS })}
  ${select({ name: 'instance', label: 'Provider', chosen: query.instance, options: instances })}
  <div class="field check"><input id="unknown" name="unknown" type="checkbox" value="yes" ${query.unknown ? html`checked` : ''}>
    <label for="unknown">Something is unknown</label></div>
  <div class="buttons"><button type="submit">Apply</button>
    <a href="${addressOf(site, '/')}">Clear</a></div>
</form>`
}

function select(given: {
  readonly name: string
  readonly label: string
  readonly chosen: string | undefined
  readonly options: readonly string[]
  readonly words?: Readonly<Record<string, string>>
}): Html {
  const { name, label, chosen, options, words = {} } = given
  return html`<div class="field"><label for="${name}">${label}</label>
    <select id="${name}" name="${name}"><option value="">Any</option>${options.map(
      (value) =>
        html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${words[value] ?? spaced(value)}</option>`,
    )}</select></div>`
}

function table(site: Site, payments: readonly TrackedPayment[]): Html {
  return html`<div class="card scroll"><table class="payments">
  <caption class="hidden">Payments, newest first</caption>
  <thead><tr><th scope="col">Order</th><th scope="col" class="number">Amount</th><th scope="col">Status</th>
    <th scope="col" class="spare">Provider</th><th scope="col" class="spare">Created</th></tr></thead>
  <tbody>${payments.map((payment) => row(site, payment))}</tbody>
</table></div>`
}

function row(site: Site, payment: TrackedPayment): Html {
  const { id, order, attempt, amount, status, standing, instance, createdAt } = payment
  const { providerStatus, needsRead } = payment
  return html`<tr>
  <th scope="row"><a href="${paymentAddress(site, id)}">${order}</a>
    <small>${attempt > 1 ? `attempt ${attempt} · ` : ''}${id === order ? '' : id}</small></th>
  <td class="number">${site.formats.money(amount)}</td>
  <td>${statusBadge(status)} ${needsRead ? badge('needs a read', 'doubt') : ''}
    <small>${STANDING_WORDS[standing]}</small></td>
  <td class="spare">${instance}<small>${providerStatus ? html`says <q>${providerStatus.value}</q>` : 'nothing reported yet'}</small></td>
  <td class="spare">${site.formats.time(createdAt)}</td>
</tr>`
}

function nothing(site: Site, query: ListQuery): Html {
  if (query.search !== undefined) {
    return emptyState(
      'No payment has this name',
      html`There is no order, payment, reference or provider's id <q>${query.search}</q>. A search takes the whole name; check for missing characters.`,
    )
  }
  const isFiltered = query.unknown || [query.status, query.standing, query.instance].some(Boolean)
  if (isFiltered) {
    return emptyState(
      'No payment passes these filters',
      html`<a href="${addressOf(site, '/')}">Show all payments</a>`,
    )
  }
  if (query.after !== undefined) {
    return emptyState(
      'Nothing is older',
      html`<a href="${addressOf(site, '/')}">Back to the newest</a>`,
    )
  }
  return emptyState(
    'There are no payments yet',
    'A payment appears here as soon as your application calls pay(), before anything is sent to a provider.',
  )
}

function pages(site: Site, { query, next }: { query: ListQuery; next: string | undefined }): Html {
  const { status, standing, instance, after } = query
  const unknown = query.unknown ? 'yes' : undefined
  const filter = { status, standing, instance, unknown }
  return html`<nav class="pages" aria-label="Pages of the list">
    ${after !== undefined && html`<a href="${addressOf(site, '/', filter)}" rel="first">Newest</a>`}
    ${next !== undefined && html`<a href="${addressOf(site, '/', { ...filter, after: next })}" rel="next">Older</a>`}
  </nav>`
}
