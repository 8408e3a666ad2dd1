import type { PaymentStatus } from '@paystate/core'
import { badge, statusBadge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import type { Site } from '../site/site.ts'
import type { PaymentView } from './payment-view.ts'
import { STANDING_WORDS } from './standing-words.ts'

const MEANINGS = {
  requires_action: 'The payer has something to do before any money moves.',
  processing: 'The provider is working on it.',
  authorized: 'The money is reserved, and not charged yet.',
  captured: 'The money was taken. Refunds do not change this status.',
  canceled: 'It was canceled. No money is held.',
  expired: 'It was not paid in time. No money is held.',
  failed: 'It failed. No money is held.',
} as const satisfies Record<PaymentStatus, string>

/** Our status beside the provider's, and what both mean. */
export function standingPanel(site: Site, { payment }: PaymentView): Html {
  const { status, providerStatus, standing, readAt, instance, failure, needsRead } = payment
  return html`<section class="card inside" aria-labelledby="standing">
  <h2 id="standing">Where it stands</h2>
  <dl class="pairs">
    <dt>paystate</dt><dd>${statusBadge(status)} <span>${MEANINGS[status]}</span></dd>
    <dt>${instance}</dt><dd>${
      providerStatus
        ? html`<q>${providerStatus.value}</q> ${providerStatus.codes.length > 0 && html`<code>${providerStatus.codes.join(' · ')}</code>`}
          ${!providerStatus.recognized && badge('not in our table', 'doubt')}
          ${providerStatus.note && html`<span>${providerStatus.note}</span>`}`
        : 'nothing reported yet'
    }</dd>
    <dt>Money</dt><dd>This payment ${STANDING_WORDS[standing]}.</dd>
    ${failure && html`<dt>Failure</dt><dd><code>${failure.code}</code> (${failure.category.replaceAll('_', ' ')})${failure.message && html` ${failure.message}`}</dd>`}
    <dt>Last read</dt><dd>${readAt ? html`${site.formats.time(readAt)}, ${site.formats.since(readAt)} ago` : 'never: only responses and webhooks so far'}</dd>
  </dl>
  ${needsRead && html`<p class="hint">Evidence is missing or contradicts itself. Read the provider before you tell anybody.</p>`}
</section>`
}
