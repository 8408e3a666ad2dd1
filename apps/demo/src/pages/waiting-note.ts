import { nameOf, type Operation } from '../operations/operation.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Html, html } from './html.ts'

/** Says of what is stored and not sent yet that it moved no money, when it is sent, and how to take it back. */
export function waitingNote(view: PaymentView): readonly Html[] {
  return view.operations
    .slice(1)
    .filter(({ state }) => state === 'waiting')
    .map((operation) => note(view, operation))
}

function note({ payment, provider, formats }: PaymentView, operation: Operation): Html {
  const { kind, id, until } = operation
  const name = nameOf(operation, formats.money)
  const when = until === undefined ? 'as soon as that is possible' : `after ${formats.time(until)}`
  return html`<div class="undecided"><p>${name.charAt(0).toUpperCase() + name.slice(1)} has not been sent to
    ${providerName(provider)} yet, so it moved no money. The shop sends it automatically ${when}, and only once.</p>
  ${
    kind === 'refund' &&
    html`<form method="post" action="/payments/${payment.id}/withdraw">
    <input type="hidden" name="refund" value="${id}"><button>Withdraw the refund</button></form>`
  }</div>`
}
