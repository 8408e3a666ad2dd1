import type { TrackedOperation } from '@paystate/engine'
import { actionForm } from '../actions/action-form.ts'
import { type Html, html } from '../html/html.ts'
import type { Visit } from '../site/site.ts'
import { verdictSubject } from './verdict-subject.ts'

/** Takes a refund back that waits to be sent. */
export function withdrawForm(
  visit: Visit,
  { payment, operation }: { readonly payment: string; readonly operation: TrackedOperation },
): Html | undefined {
  const isWaiting = operation.kind === 'refund' && operation.result.kind === 'waiting'
  if (!isWaiting || visit.person.may === 'read') return undefined
  const form = actionForm(visit, {
    action: 'withdraw',
    path: '/payment/withdraw',
    subject: verdictSubject({ payment, operation }),
    button: 'Withdraw the refund',
  })
  return html`<p class="small">If it has been sent by then, the provider is requested to cancel it.</p>${form}`
}
