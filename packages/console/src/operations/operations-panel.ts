import type { TrackedOperation } from '@paystate/engine'
import { badge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import type { Site } from '../site/site.ts'
import { anchorOf } from './anchor-of.ts'
import { operationName, resultWords } from './operation-words.ts'
import { waitsFor } from './waits-for.ts'

/** What was asked for on a payment, and what is known of each. */
export function operationsPanel(
  site: Site,
  operations: readonly TrackedOperation[],
  verdictForm: (operation: TrackedOperation) => Html | undefined,
): Html {
  return html`<section class="card inside" aria-labelledby="operations">
  <h2 id="operations">What was requested</h2>
  <ol class="operations">${operations.map((operation) => row(site, { operation, verdictForm }))}</ol>
</section>`
}

function row(
  { formats }: Site,
  {
    operation,
    verdictForm,
  }: {
    readonly operation: TrackedOperation
    readonly verdictForm: (operation: TrackedOperation) => Html | undefined
  },
): Html {
  const { kind, id, amount, createdAt, unknownSince, result, who, withdrawnBy, verdict } = operation
  const { word, tone, meaning } = resultWords(result)
  const waiting = waitsFor(operation)
  return html`<li id="${anchorOf(operation)}">
  <p><strong>${operationName(kind)}${amount && ` of ${formats.money(amount)}`}</strong> ${badge(word, tone)}
    <code>${id}</code></p>
  <p>${marked(meaning)} ${unknownSince && html`Unknown for ${formats.since(unknownSince)}.`}
    ${waiting && html`<strong>${marked(waiting.sentence)}</strong>`}</p>
  ${verdict && html`<p>Decided by ${verdict.who}: <q>${verdict.why}</q>, ${formats.time(verdict.at)}</p>`}
  <small>Requested ${formats.time(createdAt)}${who && ` by ${who}`}${withdrawnBy && `, withdrawn by ${withdrawnBy}`}</small>
  ${result.kind === 'unknown' && verdictForm(operation)}
</li>`
}
