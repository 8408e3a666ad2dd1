import { isEnd } from '@paystate/core'
import { isUndecided, nameOf, type Operation } from '../operations/operation.ts'
import { isCreationInterrupted } from '../payments/find-interrupted.ts'
import { paidTwice } from '../payments/holds-money.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import { cancelUnderWay } from '../situation/canceling-situation.ts'
import { lastKnown, situationOf } from '../situation/situation.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { interruptedNotes } from './interrupted-note.ts'
import { nextStep } from './next-step.ts'

/** The state of the newest payment, and what the payer can do. */
export function statusPanel(
  context: PageContext,
  payments: readonly PaymentView[],
  view: PaymentView,
): Html {
  const { payment, operations, isReachable } = view
  const shown = { ...view, isInterrupted: isCreationInterrupted(view, context.interrupted) }
  const { label, tone, title, text } = isReachable ? situationOf(shown) : lastKnown(shown)
  const provider = providerName(view.provider)
  const undecidedOnes = operations.slice(isReachable ? 1 : operations.length).filter(isUndecided)
  return html`<section id="status" class="card inside status ${tone}" aria-labelledby="status-title">
  <p class="badge ${tone}">${label}</p>
  <h2 id="status-title" class="headline">${title}</h2>
  <p>${text}</p>
  ${interruptedNotes(context, view)}
  ${undecidedOnes.map((operation) => undecided(operation, view))}
  ${payment.needsRead && isReachable && !cancelUnderWay(view) && html`<p class="faint">We are reading it from ${provider} once more to be sure.</p>`}
  ${twiceNote(paidTwice(payments))}
  ${!isReachable && html`<p class="alarm">This payment was made with an earlier simulator, and its state is gone.</p>`}
  ${isReachable && elsewhere(context, view)}
  ${nextStep(context, view)}
  ${verbatim(view)}
</section>`
}

function twiceNote(holders: readonly PaymentView[]): Html | undefined {
  if (holders.length === 0) return undefined
  const all = LIST.format(holders.map(({ payment }) => `payment ${payment.attempt}`))
  return html`<p class="alarm">You paid this order more than once, with ${all}. The shop has to refund all but one of
    them. You do not have to do anything.</p>`
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

/** New payments may go to another provider by now; this one stays. */
function elsewhere({ shop }: PageContext, { payment, provider }: PaymentView): Html | undefined {
  const now = shop.switch.nameFor(payment.amount.currency)
  if (now === payment.instance || isEnd(payment.status)) return undefined
  const other = providerName(shop.providers.get(now)?.provider ?? now)
  return html`<p class="faint">This payment was made with ${providerName(provider)} and stays there. New payments in
    ${payment.amount.currency} go to ${other}.</p>`
}

/** The provider's own status, and ours. */
function verbatim({ payment, provider, operations }: PaymentView): Html {
  const { providerStatus, status } = payment
  const name = providerName(provider)
  return providerStatus
    ? html`<p class="faint small">${name} status <q>${providerStatus.value}</q>, paystate status <code>${status}</code>.</p>`
    : html`<p class="faint small">${name} ${operations[0]?.state === 'not_applied' ? 'has no such payment' : 'has not reported a status yet'}.</p>`
}

function undecided(operation: Operation, view: PaymentView): Html {
  const provider = providerName(view.provider)
  const { money, time } = view.formats
  const name = nameOf(operation, money)
  return operation.finder === 'person'
    ? html`<p class="undecided">We could not find out whether ${name} was made. Somebody at the shop has to check with
      ${provider}. Until then nothing is sent again.</p>`
    : html`<p class="undecided"><span class="spinner" aria-hidden="true"></span> We are finding out whether
      ${name} was made: ${provider} may or may not have done it, and it has been unknown since ${time(operation.askedAt)}.
      It cannot happen twice.</p>`
}
