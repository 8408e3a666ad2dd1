import { isReported, type PaymentStatus } from '@paystate/core'
import type { TrackedOperation } from '@paystate/engine'
import { knownKind } from '../operations/known-kind.ts'
import type { PaymentView } from './payment-view.ts'

const MEANINGS = {
  requires_action: 'As last reported, the payer has something to do, and no money has moved.',
  processing: 'The provider is working on it.',
  authorized: 'The money is reserved, and not charged yet.',
  captured: 'The money was taken. Refunds do not change this status.',
  canceled: 'It was canceled. No money is held.',
  expired: 'It was not paid in time. No money is held.',
  failed: 'It failed. No money is held.',
} as const satisfies Record<PaymentStatus, string>

/** What our status means, as far as evidence supports it. */
export function statusMeaning({ payment, operations }: PaymentView): string {
  const creation = operations.find(({ kind }) => kind === 'create')
  if (payment.providerStatus === undefined && creation) return silent(payment.status, creation)
  if (payment.status === 'authorized') return reserved({ payment, operations })
  return MEANINGS[payment.status]
}

/** The provider has reported nothing: all that is known is what happened to the request. */
function silent(status: PaymentStatus, { result }: TrackedOperation): string {
  switch (knownKind(result)) {
    case 'unknown':
      return 'The request to create it was sent, and no response is known: the provider may have this payment.'
    case 'waiting':
      return 'The request to create it has not been sent yet.'
    case 'not_applied':
      return 'The provider has no such payment. No money is held.'
    case 'other_version':
      return 'A newer version of paystate stored the request to create it, and goes on with it.'
    case 'applied':
      return MEANINGS[status]
  }
}

function reserved({ payment, operations }: Pick<PaymentView, 'payment' | 'operations'>): string {
  const { captured, authorized } = payment.amounts
  const of = (kind: 'unknown' | 'applied') =>
    operations.some((one) => one.kind === 'capture' && knownKind(one.result) === kind)
  if (of('unknown')) return 'The money is reserved, and whether it was charged is unknown.'
  if (isReported(captured) && isReported(authorized) && captured > 0 && captured >= authorized)
    return 'All that was reserved was charged. The provider still shows the payment as authorized.'
  if (isReported(captured) && captured > 0) return 'A part was charged, and the rest is reserved.'
  if (of('applied')) return 'The money is reserved. A capture was accepted and is not shown yet.'
  return MEANINGS.authorized
}
