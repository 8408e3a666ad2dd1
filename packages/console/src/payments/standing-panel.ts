import { badge, statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import type { Site } from '../site/site.ts'
import type { PaymentView } from './payment-view.ts'
import { moneyWords } from './standing-words.ts'
import { statusMeaning } from './status-meaning.ts'

/** Our status beside the provider's, and what both mean. */
export function standingPanel(site: Site, view: PaymentView): Html {
  const { payment } = view
  const { status, providerStatus, readAt, instance, failure, needsRead } = payment
  return html`<section class="card inside" aria-labelledby="standing">
  <h2 id="standing">Where it stands</h2>
  <dl class="pairs">
    <dt>paystate</dt><dd>${statusBadge(status)} <span>${statusMeaning(view)}</span></dd>
    <dt>${instance}</dt><dd>${
      providerStatus
        ? html`<q>${providerStatus.value}</q> ${providerStatus.codes.length > 0 && html`<code>${providerStatus.codes.join(' · ')}</code>`}
          ${!providerStatus.recognized && badge('not in our table', 'doubt')}
          ${providerStatus.note && html`<span>${marked(providerStatus.note)}</span>`}`
        : 'nothing reported yet'
    }</dd>
    <dt>Money</dt><dd>This payment ${moneyWords(payment)}.</dd>
    ${failure && html`<dt>Failure</dt><dd><code>${failure.code}</code> (${failure.category.replaceAll('_', ' ')})${failure.message && html` ${failure.message}`}</dd>`}
    <dt>Last read</dt><dd>${readAt ? html`${site.formats.time(readAt)}, ${site.formats.since(readAt)} ago` : 'never: only responses and webhooks so far'}</dd>
  </dl>
  ${needsRead && html`<p class="hint">Evidence is missing or contradicts itself. Read the provider before you act on it.</p>`}
</section>`
}
