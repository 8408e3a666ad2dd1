import { isEnd } from '@paystate/core'
import { providerName } from '../providers/provider-name.ts'
import { BY_STATUS } from './by-status.ts'
import { cancelingSituation } from './canceling-situation.ts'
import { creationSituation } from './creation-situation.ts'
import type { Shown, Situation } from './shown.ts'

/**
 * What may be said about a payment: first what happened to its creation, then what the provider reported, and
 * what the shop has requested that the provider does not show yet.
 */
export function situationOf(shown: Shown): Situation {
  const { payment } = shown
  const provider = providerName(shown.provider)
  if (payment.providerStatus === undefined) return creationSituation(shown, provider)
  const canceling = cancelingSituation(shown, provider)
  if (canceling) return canceling
  return isChecking(shown) ? checking(provider) : BY_STATUS[payment.status](shown, provider)
}

/** Whether the payer came back and the result is not known yet. */
export function isChecking({ isAwaited, payment }: Pick<Shown, 'isAwaited' | 'payment'>): boolean {
  return isAwaited && payment.status === 'requires_action'
}

function checking(provider: string): Situation {
  return {
    label: 'Checking',
    tone: 'doubt',
    title: 'We are checking your payment',
    text: `${provider} has not confirmed it yet. Please do not pay again.`,
  }
}

/** A payment that this shop can no longer read: it will not change here. */
export function lastKnown(shown: Shown): Situation {
  const provider = providerName(shown.provider)
  const { providerStatus, status } = shown.payment
  const isOpen = !isEnd(status)
  const known = providerStatus ? `Its last known status is “${providerStatus.value}”.` : ''
  const situation = situationOf({ ...shown, isAwaited: false })
  return {
    label: isOpen ? 'Not known' : situation.label,
    tone: 'doubt',
    title: isOpen ? 'We cannot check this payment here' : situation.title,
    text: isOpen
      ? `${known || `${provider} may or may not have created it.`} Please do not pay again: contact the shop.`
      : `${situation.text} This is the last that we know.`,
  }
}
