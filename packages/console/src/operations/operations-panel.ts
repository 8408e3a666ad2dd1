import type { TrackedOperation } from '@paystate/engine'
import { badge } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import type { Site } from '../site/site.ts'
import { anchorOf } from './anchor-of.ts'
import { operationName, resultWords } from './operation-words.ts'

interface OperationsPanel {
  readonly operations: readonly TrackedOperation[]
  /** What a person may do about one. */
  readonly formsOf: (operation: TrackedOperation) => Html | undefined
  /** Who requested one, where the audit log says so. */
  readonly whoOf: (operation: TrackedOperation) => string | undefined
}

/** What was requested on a payment, and what is known of each. */
export function operationsPanel(site: Site, { operations, formsOf, whoOf }: OperationsPanel): Html {
  return html`<section class="card inside" aria-labelledby="operations">
  <h2 id="operations">What was requested</h2>
  <ol class="operations">${operations.map((operation) => row(site, { operation, formsOf, whoOf }))}</ol>
</section>`
}

function row(
  { formats }: Site,
  {
    operation,
    formsOf,
    whoOf,
  }: Omit<OperationsPanel, 'operations'> & { readonly operation: TrackedOperation },
): Html {
  const { kind, id, amount, createdAt, unknownSince, result } = operation
  const { word, tone, meaning } = resultWords(result)
  const who = whoOf(operation)
  return html`<li id="${anchorOf(operation)}">
  <p><strong>${operationName(kind)}${amount && ` of ${formats.money(amount)}`}</strong> ${badge(word, tone)}
    <code>${id}</code></p>
  <p>${meaning} ${unknownSince && html`Unknown for ${formats.since(unknownSince)}.`}
    ${operation.finder === 'person' && html`<strong>paystate can find out nothing more: check with the provider, then record it below.</strong>`}</p>
  ${result.kind === 'not_applied' && result.proof.type === 'verdict' && html`<p>Decided by ${result.proof.who}: <q>${result.proof.why}</q>, ${formats.time(result.proof.at)}</p>`}
  <small>Requested ${formats.time(createdAt)}${who !== undefined && html` by <strong>${who}</strong>`}</small>
  ${formsOf(operation)}
</li>`
}
