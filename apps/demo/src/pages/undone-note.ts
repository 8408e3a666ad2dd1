import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import { nameOf } from '../story/operation-lines.ts'
import { type Html, html } from './html.ts'

/** Says that the shop's last step provably did nothing, why, and when to try again. */
export function undoneNote(payment: ShopPayment): Html | undefined {
  const last = payment.operations.slice(1).at(-1)
  if (last?.state.type !== 'not_applied') return undefined
  const { error, retryAfter } = last.state
  const provider = providerName(payment.record.intent.account.provider)
  return html`<div class="alarm"><p><strong>${sentence(last, provider)}</strong> It moved no money.
    ${retryAfter && html`You can try again after ${retryAfter.slice(11, 16)} UTC.`}</p>
    <details id="why-${last.reference}"><summary>Why</summary><p class="small">${error.message}</p></details></div>`
}

function sentence(operation: Operation, provider: string): string {
  const name = nameOf(operation)
  const subject = name.charAt(0).toUpperCase() + name.slice(1)
  if (operation.state.type !== 'not_applied') return ''
  return operation.state.proof === 'rejected'
    ? `${provider} rejected ${name}.`
    : `${subject} was not made.`
}
