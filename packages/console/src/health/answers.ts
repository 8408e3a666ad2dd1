import type { Check } from '@paystate/engine'
import { badge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { addressOf, type Site } from '../site/site.ts'
import { partState, TONES } from './part.ts'

/** What the database and the work that waits answered. */
export function answers(site: Site, check: Check): Html {
  const { state, database, webhooks } = check
  return html`<section class="card inside" aria-labelledby="now"><h2 id="now">Checked now ${badge(state, TONES[state])}</h2>
  <dl class="pairs"><dt>Database</dt><dd>${partState(database, '')}</dd>
    <dt>Webhooks</dt><dd>${partState(webhooks, 'none came recently for a name that is nearly a configured one')}</dd>
    ${check.overdueMs === undefined ? UNREAD : work(site, check, check.overdueMs)}</dl></section>`
}

const UNREAD = html`<dt>Workers</dt><dd>not known: the database cannot be read</dd>`

function work({ formats, basePath }: Site, check: Check, overdueMs: number): Html {
  const { workers, unknown, sealing, unheard = [], heldInstances = [] } = check
  const sealed = sealing.key === undefined ? 'nothing is sealed' : `sealed with key ${sealing.key}`
  return html`<dt>Workers</dt><dd>${partState(workers, 'no work has waited too long for one')}</dd>
    <dt>Work</dt><dd>${overdueMs < 1_000 ? 'nothing is late' : `what is due longest has waited for ${formats.duration(overdueMs)}; seconds are normal where workers run`}</dd>
    <dt>Events</dt><dd>${
      unheard.length === 0
        ? 'all were delivered, or are about to be'
        : html`${unheard.map(({ consumer, type }) => html`<p><code>${type}</code> waits for <q>${consumer}</q></p>`)}
        <a href="${addressOf({ basePath }, '/deliveries')}">What is held back</a>`
    }</dd>
    <dt>Unknown</dt><dd>${partState(unknown, 'nothing waits for a person, or for another payment')}
      <a href="${addressOf({ basePath }, '/unknown')}">What is unknown</a></dd>
    <dt>Sealing</dt><dd>${partState(sealing, sealed)}</dd>
    ${
      heldInstances.length > 0 &&
      html`<dt>Restored</dt><dd>${heldInstances.map(
        ({ instance, since }) =>
          html`<p>${badge(instance, 'doubt')} Nothing is sent before it was looked up: what was sent from ${formats.time(since)} on may be forgotten.</p>`,
      )}</dd>`
    }`
}
