import type { UnknownAge, UnknownMoney } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'
import { operationName } from '../operations/operation-words.ts'
import type { Site } from '../site/site.ts'

const AGES = {
  over_1_day: 'over a day',
  under_1_day: 'hours',
  under_1_hour: '10 minutes to an hour',
  under_10_minutes: 'a few minutes',
  under_1_minute: 'under a minute',
} as const satisfies Readonly<Record<UnknownAge, string>>

/** How much money is unknown, by age; the oldest first. */
export function unknownSummary({ formats }: Site, unknown: readonly UnknownMoney[]): Html {
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="Money unknown by age"><table>
  <caption class="hidden">Money that is unknown, by age</caption>
  <thead><tr><th scope="col">Unknown for</th><th scope="col">What</th><th scope="col" class="number">Money</th>
    <th scope="col" class="number">Operations</th><th scope="col" class="spare">The oldest since</th></tr></thead>
  <tbody>${unknown.map(
    ({ age, instance, kind, amount, operations, since }) =>
      html`<tr><th scope="row">${AGES[age]}</th><td>${operationName(kind)}<small>${instance}</small></td>
      <td class="number">${formats.sum(amount)}</td><td class="number">${operations}</td>
      <td class="spare">${formats.time(since)}</td></tr>`,
  )}</tbody></table></div>`
}
