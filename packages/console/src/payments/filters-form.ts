import { PAYMENT_STATUSES } from '@paystate/core'
import { spaced } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { addressOf, type Site } from '../site/site.ts'
import { type ListQuery, STANDINGS } from './list-query.ts'
import { STANDING_WORDS } from './standing-words.ts'

interface FiltersForm {
  readonly path: '/' | '/totals'
  readonly query: ListQuery
  readonly instances: readonly string[]
}

/** What narrows the list, or its totals. */
export function filtersForm(site: Site, { path, query, instances }: FiltersForm): Html {
  return html`<form class="card filters" method="get" action="${addressOf(site, path)}" role="search">
  <div class="field wide"><label for="search">Search</label>
    <input id="search" name="search" type="search" value="${query.search ?? ''}" maxlength="200"
      autocomplete="off" aria-describedby="search-hint">
    <small id="search-hint">An order, a payment, a reference, a refund or the provider's id, or how one begins</small></div>
  ${select({ name: 'status', label: 'Status', chosen: query.status, options: PAYMENT_STATUSES })}
  ${select({ name: 'standing', label: 'Money', chosen: query.standing, options: STANDINGS, words: STANDING_WORDS })}
  ${select({ name: 'instance', label: 'Provider', chosen: query.instance, options: instances })}
  <div class="field"><label for="currency">Currency</label>
    <input id="currency" name="currency" value="${query.currency ?? ''}" size="4" maxlength="3" autocomplete="off" autocapitalize="characters"></div>
  ${day({ name: 'from', label: `From (${site.timeZone})`, value: query.from })}
  ${day({ name: 'to', label: 'To, included', value: query.to })}
  <div class="field check"><input id="unknown" name="unknown" type="checkbox" value="yes" ${query.unknown ? html`checked` : ''}>
    <label for="unknown">Something is unknown</label></div>
  <div class="buttons"><button type="submit">Apply</button>
    <a href="${addressOf(site, path)}">Clear</a></div>
</form>`
}

function day({
  name,
  label,
  value = '',
}: {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="date" value="${value}"></div>`
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
