import type { LedgerEntry } from '../ledger/ledger.ts'
import { type Html, html } from '../pages/html.ts'
import type { Controllable } from './controlled.ts'

/** What the pages of the control side are put together from. */
export function card(title: string, body: Html): Html {
  return html`<section class="card"><h2>${title}</h2>${body}</section>`
}

/** A table that scrolls by itself on a narrow screen. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  if (rows.length === 0) return html`<p class="faint">None.</p>`
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${heads[0]} table"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`
}

export function field(
  id: string,
  label: string,
  { name, value }: { name: string; value: string },
): Html {
  return html`<label for="${id}">${label}</label><input id="${id}" name="${name}" value="${value}">`
}

/** A choice among words, each with what it means. */
export function choice(
  id: string,
  label: string,
  { name, words }: { name: string; words: Readonly<Record<string, string>> },
): Html {
  return html`<label for="${id}">${label}</label><select id="${id}" name="${name}">${Object.entries(
    words,
  ).map(([word, meaning]) => html`<option value="${word}">${word}: ${meaning}</option>`)}</select>`
}

export const moment = (time: number) =>
  new Date(time).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')

/** How many decimals a currency has is each provider's own matter. */
export function money(simulator: Controllable, amount: LedgerEntry['amount']): string {
  return simulator.amountText?.(amount) ?? `${amount.currency} ${amount.minorUnits} (minor units)`
}
