import { isUndecided, KIND_NAMES, nameOf, type Operation } from '../operations/operation.ts'
import { interruptedOf } from '../payments/find-interrupted.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { providerName } from '../providers/provider-name.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

/** Says of what the shop was killed in the middle of what has been found out about it. */
export function interruptedNotes({ interrupted }: PageContext, view: PaymentView): readonly Html[] {
  return interruptedOf(view, interrupted).map((operation) => {
    const stopped = `The shop stopped in the middle of ${nameOf(operation, view.formats.money)}`
    return isUndecided(operation)
      ? html`<p class="undecided">${stopped} and has started again. It is finding out what happened.</p>`
      : html`<p class="faint">${stopped}. After its restart it found out what happened: ${found(operation, view)}</p>`
  })
}

function found({ kind, state, outcome }: Operation, { provider }: PaymentView): string {
  const name = providerName(provider)
  if (state === 'applied') return `${name} has ${DONE[kind]}, once.`
  const isRejected = outcome?.kind === 'not_applied' && outcome.proof === 'rejected'
  return isRejected
    ? `${name} rejected it. It moved no money.`
    : `${name} never made the ${KIND_NAMES[kind]}, so it moved no money.`
}

const DONE: Readonly<Record<Operation['kind'], string>> = {
  create: 'created it',
  capture: 'made it',
  cancel: 'made it',
  refund: 'made it',
  cancel_refund: 'made it',
}
