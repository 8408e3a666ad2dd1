import { isUnpaidEnd } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import type { Shown, Situation } from './shown.ts'

/** The shop has canceled, and the provider does not show it yet; undefined where there is no such cancel. */
export function cancelingSituation(shown: Shown, provider: string): Situation | undefined {
  const { payment } = shown
  const cancel = cancelUnderWay(shown)
  if (!cancel || isUnpaidEnd(payment.status)) return undefined
  const isReserved = payment.status === 'authorized'
  const done = isReserved ? 'released the money' : 'canceled it'
  const plea = isReserved || payment.status === 'captured' ? '' : ' Please do not pay now.'
  return {
    label: 'Canceling',
    tone: 'doubt',
    title: isReserved ? 'Your reservation is being released' : 'Your payment is being canceled',
    text: `${progress(cancel, { provider, done })}${plea}`,
  }
}

/** The last cancel, unless it certainly did nothing, or the payment was read since it was applied. */
export function cancelUnderWay({
  payment,
  operations,
}: Pick<Shown, 'payment' | 'operations'>): Operation | undefined {
  const last = operations.findLast(
    ({ kind, state }) => kind === 'cancel' && state !== 'not_applied' && state !== 'withdrawn',
  )
  return last?.state === 'applied' && !payment.needsRead ? undefined : last
}

function progress(
  { state }: Operation,
  { provider, done }: { readonly provider: string; readonly done: string },
): string {
  switch (state) {
    case 'waiting':
    case 'intended':
      return `The shop has canceled it, but the request has not reached ${provider} yet. It is sent automatically.`
    case 'applied':
      return `${provider} accepted the cancel. We are reading the payment once more to be sure.`
    default:
      return `${provider} may or may not have ${done} already: we are finding out.`
  }
}
