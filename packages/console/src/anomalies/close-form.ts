import type { Anomaly } from '@paystate/engine'
import { actionForm, type Draft } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import type { Visit } from '../site/site.ts'

/** Closes an anomaly in a person's name, with a reason. */
export function closeForm(
  visit: Visit,
  { anomaly, draft }: { readonly anomaly: Anomaly; readonly draft?: Draft | undefined },
): Html | undefined {
  const { person } = visit
  const { id, policy } = anomaly
  if (person.may === 'read') return undefined
  const mine = draft?.action === 'close_anomaly' && draft.subject === id ? draft : undefined
  const field = (name: string) => `${name}-${encodeURIComponent(id)}`
  const who = person.isNamed
    ? html`<p>Closed by <strong>${person.name}</strong>.</p>`
    : html`<p class="field"><label for="${field('who')}">Your name</label>
      <input id="${field('who')}" name="who" required maxlength="200" autocomplete="name" value="${mine?.values.who ?? ''}"></p>`
  const held = policy === 'hold' ? ' What it holds back is sent again.' : ''
  return html`<details ${mine ? html`open` : ''}><summary>Close it</summary>
  <p class="small">Say what was done about the money. Closing moves none.${held}</p>
  ${actionForm(visit, {
    action: 'close_anomaly',
    path: '/anomalies/close',
    subject: id,
    draft: mine,
    button: 'Close the anomaly',
    fields: html`${who}<p class="field"><label for="${field('why')}">What was done, and why</label>
      <textarea id="${field('why')}" name="why" rows="3" required maxlength="1000">${mine?.values.why ?? ''}</textarea></p>`,
  })}</details>`
}
