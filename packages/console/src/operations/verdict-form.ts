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

/** Takes the verdict of a person on an operation, with a name and a reason: that it happened, or that it did nothing. */
export function verdictForms(
  visit: Visit,
  { payment, operation, draft }: VerdictForm,
): Html | undefined {
  if (visit.person.may === 'read') return undefined
  const given = { payment, operation, draft }
  return html`${verdictForm(visit, { ...given, happened: 'no' })}${verdictForm(visit, { ...given, happened: 'yes' })}`
}

function verdictForm(
  visit: Visit,
  { payment, operation, draft, happened }: VerdictForm & { readonly happened: 'yes' | 'no' },
): Html {
  const { person } = visit
  const words = WORDS[happened]
  const subject = verdictSubject({ payment, operation })
  const isMine = draft?.subject === subject && draft.values.happened === happened
  const mine = draft?.action === 'verdict' && isMine ? draft : undefined
  const field = (name: string) => `${name}-${happened}-${anchorOf(operation)}`
  const who = person.isNamed
    ? html`<p>Decided by <strong>${person.name}</strong>.</p>`
    : html`<p class="field"><label for="${field('who')}">Your name</label>
      <input id="${field('who')}" name="who" required maxlength="200" autocomplete="name" value="${mine?.values.who ?? ''}"></p>`
  return html`<details ${mine ? html`open` : ''}><summary>${words.summary}</summary>
  <p class="small">${words.advice} Evidence that contradicts a decision wins, and opens an anomaly.</p>
  ${actionForm(visit, {
    action: 'verdict',
    path: '/payment/verdict',
    subject,
    draft: mine,
    button: words.button,
    tone: 'danger',
    fields: html`<input type="hidden" name="happened" value="${happened}">${who}
      ${happened === 'yes' && providerIdField(operation, { id: field('provider-id'), value: mine?.values.provider_id })}
      <p class="field"><label for="${field('why')}">How you know, and from whom</label>
        <textarea id="${field('why')}" name="why" rows="3" required maxlength="1000">${mine?.values.why ?? ''}</textarea></p>
      <p class="check"><input type="checkbox" id="${field('sure')}" name="sure" value="yes" required>
        <label for="${field('sure')}">${words.sure}</label></p>`,
  })}</details>`
}

const WORDS = {
  yes: {
    summary: 'Record that it happened',
    advice:
      'Only when the provider shows it, for example in its dashboard. The provider is read first.',
    button: 'Record that it happened',
    sure: 'The provider shows that it happened',
  },
  no: {
    summary: 'Record that it did nothing',
    advice: 'Only when the provider says so, for example its support or its dashboard.',
    button: 'Record that it did nothing',
    sure: 'The provider says that it did nothing',
  },
} as const

/** The amount is the operation's own; the provider's id makes it findable. */
function providerIdField(
  { kind }: TrackedOperation,
  { id, value = '' }: { readonly id: string; readonly value: string | undefined },
): Html | undefined {
  if (kind === 'cancel' || kind === 'cancel_refund') return undefined
  const label =
    kind === 'create'
      ? "The provider's id of the payment"
      : `The provider's id of the ${kind} (optional)`
  return html`<p class="field"><label for="${id}">${label}</label>
    <input id="${id}" name="provider_id" maxlength="200" autocomplete="off" ${kind === 'create' ? html`required` : ''} value="${value}"></p>`
}
