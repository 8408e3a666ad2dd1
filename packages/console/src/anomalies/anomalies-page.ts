import {
  ANOMALY_KINDS,
  type AnomaliesPage,
  type AnomalyKind,
  isEngineError,
} from '@paystate/engine'
import { z } from 'zod'
import type { Draft } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import { emptyState, type Notice } from '../html/notice.ts'
import { layout } from '../site/layout.ts'
import { addressOf, type Site, type Visit } from '../site/site.ts'
import { anomalyCard } from './anomaly-card.ts'
import { ANOMALY_WORDS } from './anomaly-words.ts'
import { closeForm } from './close-form.ts'

/** Which anomalies a person asked for. */
export interface AnomaliesQuery {
  readonly kind?: AnomalyKind | undefined
  readonly state: 'open' | 'closed' | 'all'
  readonly after?: string | undefined
  /** A form that was refused. */
  readonly draft?: Draft | undefined
  readonly notice?: Notice | undefined
}

const schema = z.object({
  kind: z.enum(ANOMALY_KINDS).optional().catch(undefined),
  state: z.enum(['open', 'closed', 'all']).catch('open'),
  after: z.string().max(200).optional().catch(undefined),
})

export function readAnomaliesQuery(query: Readonly<Record<string, string>>): AnomaliesQuery {
  return schema.parse(query)
}

/** What is strange about money: what each means, and what may be done. */
export async function anomaliesPage(visit: Visit, query: AnomaliesQuery): Promise<Html> {
  const { site } = visit
  const { anomalies, next } = await read(site, query)
  const body = html`<h1>Anomalies</h1>
  <p class="lead">Each anomaly is something about money that is not as it should be. It stays open until evidence or a person closes it.</p>
  ${filters(site, query)}
  ${
    anomalies.length > 0
      ? html`<ol class="plain-list">${anomalies.map((anomaly) => html`<li class="card inside">${anomalyCard(site, { anomaly, level: 2, form: closeForm(visit, { anomaly, draft: query.draft }) })}</li>`)}</ol>`
      : nothing(site, query)
  }
  ${next !== undefined && html`<nav class="pages" aria-label="Pages of the list"><a href="${addressOf(site, '/anomalies', { kind: query.kind, state: query.state, after: next })}" rel="next">Older</a></nav>`}`
  return layout(visit, { title: 'Anomalies', at: '/anomalies', body, notice: query.notice })
}

/** A page that cannot be found is the first one. */
async function read(
  { payments }: Site,
  { kind, state, after }: AnomaliesQuery,
): Promise<AnomaliesPage> {
  const filter = { kind, ...(state !== 'all' && { open: state === 'open' }) }
  try {
    return await payments.anomalies({ ...filter, after })
  } catch (error) {
    if (!isEngineError(error) || error.problem !== 'invalid_input') throw error
    return payments.anomalies(filter)
  }
}

function nothing(site: Site, { kind, state }: AnomaliesQuery): Html {
  if (kind === undefined && state === 'open') {
    return emptyState(
      'Nothing strange is open',
      html`All evidence fits. <a href="${addressOf(site, '/anomalies', { state: 'closed' })}">What was closed</a>`,
    )
  }
  return emptyState(
    'There is none of these',
    html`<a href="${addressOf(site, '/anomalies')}">All that is open</a>`,
  )
}

function filters(site: Site, query: AnomaliesQuery): Html {
  return html`<form class="card filters" method="get" action="${addressOf(site, '/anomalies')}">
  <div class="field"><label for="kind">Kind</label><select id="kind" name="kind"><option value="">Any</option>${ANOMALY_KINDS.map(
    (kind) =>
      html`<option value="${kind}" ${kind === query.kind ? html`selected` : ''}>${ANOMALY_WORDS[kind].name}</option>`,
  )}</select></div>
  <div class="field"><label for="state">State</label><select id="state" name="state">${[
    'open',
    'closed',
    'all',
  ].map(
    (state) =>
      html`<option value="${state}" ${state === query.state ? html`selected` : ''}>${state}</option>`,
  )}</select></div>
  <div class="buttons"><button type="submit">Apply</button></div></form>`
}
