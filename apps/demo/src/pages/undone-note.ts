import { formatMoney } from '../money/format-money.ts'
import { nameOf, type Operation } from '../operations/operation.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Html, html } from './html.ts'

/** Says that the shop's last step provably did nothing, why, and when to try again. */
export function undoneNote(view: PaymentView): Html | undefined {
  const last = view.operations.slice(1).at(-1)
  if (last?.state !== 'not_applied' || last.outcome?.kind !== 'not_applied') return undefined
  const { message, retryAfter, proof } = last.outcome
  return html`<div class="alarm"><p><strong>${sentence(last, { proof, provider: providerName(view.provider) })}</strong> It moved no money.
    ${retryAfter && html`You can try again after ${retryAfter.slice(11, 16)} UTC.`}</p>
    <details id="why-${view.payment.attempt}-${view.operations.length}"><summary>Why</summary><p class="small">${message}</p></details></div>`
}

function sentence(
  operation: Operation,
  { proof, provider }: { proof: string; provider: string },
): string {
  const name = nameOf(operation, formatMoney)
  return proof === 'rejected'
    ? `${provider} rejected ${name}.`
    : `${name.charAt(0).toUpperCase() + name.slice(1)} was not made.`
}
