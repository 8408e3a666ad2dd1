import type { TimelineEntry } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import type { Site } from '../site/site.ts'
import { type EntryWords, entryWords } from './entry-words.ts'

const WHO = {
  us: 'We',
  provider: 'Provider',
  paystate: 'paystate',
  anomaly: 'Anomaly',
} as const satisfies Record<EntryWords['from'], string>

/** Everything that happened to a payment, oldest first. */
export function timelinePanel(
  { formats }: Site,
  {
    timeline,
    currency,
  }: { readonly timeline: readonly TimelineEntry[]; readonly currency: string },
): Html {
  return html`<section class="card inside" aria-labelledby="timeline">
  <h2 id="timeline">Timeline</h2>
  <ol class="timeline">${timeline.map((entry) => {
    const { from, title, text, providerStatus } = entryWords(entry, { currency, formats })
    return html`<li class="${from}"><span class="from">${WHO[from]}</span>
      <div><strong>${title}</strong>${providerStatus && html` <q>${providerStatus}</q>`}
      ${text && html`<span>${marked(text)}</span>`}<small>${formats.time(entry.at)}</small></div></li>`
  })}</ol>
</section>`
}
