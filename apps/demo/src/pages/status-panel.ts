import { isForAPerson, type Operation } from '../operations/operation.ts'
import { heldTwice } from '../payments/held-twice.ts'
import { isUndecided } from '../payments/settle-by-evidence.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import { isReachable } from '../recovery/read-payment.ts'
import { nameOf } from '../story/operation-lines.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { nextStep } from './next-step.ts'
import { situationOf } from './situation.ts'

/** How the payment stands, and what the payer can do. */
export function statusPanel(
  context: PageContext,
  payments: readonly ShopPayment[],
  payment: ShopPayment,
): Html {
  const { label, tone, title, text } = situationOf(payment)
  const { needsRead } = payment.record.payment
  const provider = providerName(payment.record.intent.account.provider)
  return html`<section id="status" class="card inside status ${tone}" aria-labelledby="status-title">
  <p class="badge ${tone}">${label}</p>
  <h2 id="status-title" class="headline">${title}</h2>
  <p>${text}</p>
  ${payment.operations
    .slice(1)
    .filter((operation) => isUndecided(payment, operation))
    .map((operation) => undecided(operation, provider))}
  ${needsRead && html`<p class="faint">We are asking ${provider} once more to be sure.</p>`}
  ${heldTwice(payments) && html`<p class="alarm">Two payments of this order hold money. The shop has to give one back.</p>`}
  ${!isReachable(context.shop, payment) && html`<p class="alarm">${outOfReach(context, payment)}</p>`}
  ${nextStep(context, payment)}
  ${verbatim(payment)}
</section>`
}

/** The provider's own word, and ours. */
function verbatim({ record }: ShopPayment): Html {
  const { providerStatus: word, status, account } = record.payment
  const provider = providerName(account.provider)
  return word
    ? html`<p class="faint small">${provider} says <q>${word.value}</q>. We call it <code>${status}</code>.</p>`
    : html`<p class="faint small">${provider} has not said anything yet.</p>`
}

function undecided(operation: Operation, provider: string): Html {
  const name = nameOf(operation)
  return isForAPerson(operation)
    ? html`<p class="undecided">We could not find out by ourselves what became of ${name}. A person of the shop has to
      ask ${provider}. Until then nothing is sent again.</p>`
    : html`<p class="undecided"><span class="spinner" aria-hidden="true"></span> We are finding out what became of
      ${name}: ${provider} may have done it or not. It cannot happen twice.</p>`
}

/** A payment that nobody here can ask about any more is said to be so. */
function outOfReach({ shop }: PageContext, payment: ShopPayment): string {
  const { provider } = payment.record.intent.account
  if (provider !== shop.adapter.account.provider) {
    return `This payment was made with ${providerName(provider)}, and the shop runs with another provider now. What you see is the last that we knew.`
  }
  return 'This payment was made with an earlier run of the simulator, which keeps its memory only while it runs. What you see is the last that we knew.'
}
