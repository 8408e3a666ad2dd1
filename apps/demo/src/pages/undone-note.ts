import { nameOf, type Operation } from '../operations/operation.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Html, html } from './html.ts'
import { marked } from './marked.ts'

/** Says that the shop's last step provably did nothing, why, and when it can be sent again. */
export function undoneNote(view: PaymentView): Html | undefined {
  const last = view.operations.at(-1)
  if (last?.state !== 'not_applied' || last.outcome?.kind !== 'not_applied') return undefined
  const { message, retryAfter, proof } = last.outcome
  return html`<div class="alarm"><p><strong>${sentence(view, { last, proof })}</strong> It moved no money.
    ${retryAfter && html`It can be sent again after ${view.formats.time(retryAfter)}.`}</p>
    <details id="why-${view.payment.attempt}-${view.operations.length}"><summary>Why</summary><p class="small">${marked(message)}</p></details></div>`
}

function sentence(
  { provider, formats }: PaymentView,
  { last, proof }: { readonly last: Operation; readonly proof: string },
): string {
  const name = nameOf(last, formats.money)
  return proof === 'rejected'
    ? `${providerName(provider)} rejected ${name}.`
    : `${name.charAt(0).toUpperCase() + name.slice(1)} was not made.`
}
