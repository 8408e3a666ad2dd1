import { isForAPerson, isOpen, type Operation } from '../operations/operation.ts'
import { heldTwice } from '../payments/held-twice.ts'
import { isUndecided } from '../payments/settle-by-evidence.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import { isReachable } from '../recovery/read-payment.ts'
import { nameOf } from '../story/operation-lines.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { nextStep } from './next-step.ts'
import { lastKnown, situationOf } from './situation.ts'

/** The state of the payment, and what the payer can do. */
export function statusPanel(
  context: PageContext,
  payments: readonly ShopPayment[],
  payment: ShopPayment,
): Html {
  const isOutOfReach = !isReachable(context.shop, payment)
  const { label, tone, title, text } = isOutOfReach ? lastKnown(payment) : situationOf(payment)
  const { needsRead } = payment.record.payment
  const provider = providerName(payment.record.intent.account.provider)
  return html`<section id="status" class="card inside status ${tone}" aria-labelledby="status-title">
  <p class="badge ${tone}">${label}</p>
  <h2 id="status-title" class="headline">${title}</h2>
  <p>${text}</p>
  ${context.interrupted.has(payment.reference) && interruptedNote(payment)}
  ${payment.operations
    .slice(isOutOfReach ? payment.operations.length : 1)
    .filter((operation) => isUndecided(payment, operation))
    .map((operation) => undecided(operation, provider))}
  ${needsRead && !isOutOfReach && html`<p class="faint">We are reading it from ${provider} once more to be sure.</p>`}
  ${heldTwice(payments) && html`<p class="alarm">Two payments of this order hold money. The shop has to refund one of them.</p>`}
  ${isOutOfReach && html`<p class="alarm">${outOfReach(context, payment)}</p>`}
  ${nextStep(context, payment)}
  ${verbatim(payment)}
</section>`
}

function interruptedNote({ operations }: ShopPayment): Html {
  return operations.some(isOpen)
    ? html`<p class="undecided">The shop was stopped in the middle of this payment and has started again. It is
      finding out what happened.</p>`
    : html`<p class="faint">The shop was stopped in the middle of this payment. After its restart it found out what
      happened.</p>`
}

/** The provider's own status, and ours. */
function verbatim({ record }: ShopPayment): Html {
  const { providerStatus: word, status, account } = record.payment
  const provider = providerName(account.provider)
  return word
    ? html`<p class="faint small">${provider} status <q>${word.value}</q>, paystate status <code>${status}</code>.</p>`
    : html`<p class="faint small">${provider} has not reported a status yet.</p>`
}

function undecided(operation: Operation, provider: string): Html {
  const name = nameOf(operation)
  return isForAPerson(operation)
    ? html`<p class="undecided">We could not find out whether ${name} was made. Somebody at the shop has to check with
      ${provider}. Until then nothing is sent again.</p>`
    : html`<p class="undecided"><span class="spinner" aria-hidden="true"></span> We are finding out whether
      ${name} was made: ${provider} may or may not have done it. It cannot happen twice.</p>`
}

/** Says so when this shop can no longer read the payment. */
function outOfReach({ shop }: PageContext, payment: ShopPayment): string {
  const { provider } = payment.record.intent.account
  if (provider !== shop.adapter.account.provider) {
    return `This payment was made with ${providerName(provider)}, and the shop now runs with ${providerName(shop.adapter.account.provider)}. Start the shop with ${providerName(provider)} to work on it.`
  }
  return 'This payment was made with an earlier simulator, and its state is gone.'
}
