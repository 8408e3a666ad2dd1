import type { Diagnosis, ProviderHealth } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import { emptyState } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, type Site, type Visit } from '../site/site.ts'

/** Which move a person asked about. */
export interface DoctorQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What changes when payments are made with another configured provider, and what is under way. */
export async function doctorPage(visit: Visit, { from, to }: DoctorQuery): Promise<Html> {
  const { site } = visit
  const configured = (await site.payments.providers()).filter(({ configured: is }) => is)
  const names = configured.map(({ instance }) => instance)
  const isMove = from !== to && [from, to].every((name) => names.includes(name ?? ''))
  const body = html`<h1>Swap doctor</h1>
  <p class="lead">What changes when new payments go to another provider. Payments under way stay with the provider that made them.</p>
  ${names.length < 2 ? emptyState('Nothing to compare', 'Configure a second provider, under a name of its own, to see what would change.') : form(site, { configured, from, to })}
  ${isMove && from !== undefined && to !== undefined && diagnosis(site, { from, to, ...(await site.payments.doctor({ from, to })) })}
  ${!isMove && from !== undefined && from !== '' && html`<p class="hint">Choose two different providers.</p>`}`
  return layout(visit, { title: 'Swap doctor', at: '/doctor', body })
}

function form(
  site: Site,
  { configured, from, to }: DoctorQuery & { readonly configured: readonly ProviderHealth[] },
): Html {
  const select = (
    name: 'from' | 'to',
    { label, chosen }: { label: string; chosen: string | undefined },
  ) =>
    html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${configured.map(
      ({ instance, provider }) =>
        html`<option value="${instance}" ${instance === chosen ? html`selected` : ''}>${instance}${instance === provider ? '' : ` (${provider})`}</option>`,
    )}</select></div>`
  const [first, second] = configured
  return html`<form class="card filters" method="get" action="${addressOf(site, '/doctor')}">
  ${select('from', { label: 'From', chosen: from ?? first?.instance })}
  ${select('to', { label: 'To', chosen: to ?? second?.instance })}
  <div class="buttons"><button type="submit">Compare</button></div></form>`
}

interface Move extends Diagnosis {
  readonly from: string
  readonly to: string
}

function diagnosis(site: Site, move: Move): Html {
  return html`${underWay(site, move)}${differences(move)}`
}

function underWay({ formats, locale, basePath }: Site, { from, underWay: live }: Move): Html {
  const list = addressOf({ basePath }, '/', { instance: from, standing: 'live' })
  return html`<section class="card inside" aria-labelledby="under-way"><h2 id="under-way">Under way at ${from}</h2>
  ${
    live.length === 0
      ? html`<p>No payment there may still take money.</p>`
      : html`<p>Payments that may still take money, and stay there: ${live
          .map(
            ({ currency, payments, requested }) =>
              `${payments.toLocaleString(locale)} ${payments === 1 ? 'payment' : 'payments'} (${formats.sum({ currency, minorUnits: requested })})`,
          )
          .join(', ')}. <a href="${list}">Show them</a></p>`
  }
  <p>Keep <q>${from}</q> configured until they are at rest, and for as long as you refund its payments.</p></section>`
}

function differences({ from, to, differences: rows }: Move): Html {
  if (rows.length === 0) {
    return emptyState('Nothing changes', 'Both can do the same, in the same currencies.')
  }
  return html`<div class="stack"><h2 id="changes">What changes</h2>
  <div class="card scroll" tabindex="0" role="region" aria-labelledby="changes"><table class="stacked" role="table">
  <thead role="rowgroup"><tr role="row">${['What', from, to, MEANING].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
  <tbody role="rowgroup">${rows.map(
    ({ topic, from: before, to: after, means }) =>
      html`<tr role="row"><th scope="row" role="rowheader">${marked(topic)}</th>${cell(from, before)}${cell(to, after)}${cell(MEANING, means)}</tr>`,
  )}</tbody></table></div></div>`
}

const MEANING = 'What it means'

/** A cell that names its column where a narrow window stacks the cells of a row. */
function cell(column: string, text: string): Html {
  return html`<td role="cell" data-column="${column}">${marked(text)}</td>`
}
