import type { TrackedOperation } from '@paystate/engine'
import { actionForm, type Draft } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import type { Visit } from '../site/site.ts'
import { anchorOf } from './anchor-of.ts'
import { verdictSubject } from './verdict-subject.ts'

interface VerdictForm {
  /** The id of its payment. */
  readonly payment: string
  readonly operation: TrackedOperation
  readonly draft: Draft | undefined
}

/** Takes the verdict of a person that an operation did nothing, with a name and a reason. */
export function verdictForm(
  visit: Visit,
  { payment, operation, draft }: VerdictForm,
): Html | undefined {
  const { person } = visit
  if (person.may === 'read') return undefined
  const subject = verdictSubject({ payment, operation })
  const mine = draft?.action === 'verdict' && draft.subject === subject ? draft : undefined
  const field = (name: string) => `${name}-${anchorOf(operation)}`
  const who = person.isNamed
    ? html`<p>Decided by <strong>${person.name}</strong>.</p>`
    : html`<p class="field"><label for="${field('who')}">Your name</label>
      <input id="${field('who')}" name="who" required maxlength="200" autocomplete="name" value="${mine?.values.who ?? ''}"></p>`
  return html`<details ${mine ? html`open` : ''}><summary>Decide that it did nothing</summary>
  <p class="small">Only if the provider says so, for example its support or its dashboard. paystate keeps looking it up; evidence that contradicts a decision wins, and opens an anomaly.</p>
  ${actionForm(visit, {
    action: 'verdict',
    path: '/payment/verdict',
    subject,
    draft: mine,
    button: 'Record the decision',
    tone: 'danger',
    fields: html`${who}
      <p class="field"><label for="${field('why')}">How you know, and from whom</label>
        <textarea id="${field('why')}" name="why" rows="3" required maxlength="1000">${mine?.values.why ?? ''}</textarea></p>
      <p class="check"><input type="checkbox" id="${field('sure')}" name="sure" value="yes" required>
        <label for="${field('sure')}">The provider says that it did nothing</label></p>`,
  })}</details>`
}
