import type { Anomaly } from '@paystate/engine'
import { anomalyCard } from '../anomalies/anomaly-card.ts'
import { closeForm } from '../anomalies/close-form.ts'
import { type Html, html } from '../html/html.ts'
import type { Visit } from '../site/site.ts'

/** What is strange about a payment; nothing where there is nothing. */
export function anomaliesPanel(visit: Visit, anomalies: readonly Anomaly[]): Html | undefined {
  if (anomalies.length === 0) return undefined
  return html`<section class="card inside" aria-labelledby="anomalies"><h2 id="anomalies">Anomalies</h2>
  <ol class="plain-list">${anomalies.map((anomaly) => html`<li class="inner">${anomalyCard(visit.site, { anomaly, level: 3, form: closeForm(visit, { anomaly }) })}</li>`)}</ol></section>`
}
