import type { Allowed } from '@paystate/core'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { PaymentObjects } from './read-parts.ts'
import { showsCard } from './taken-by.ts'

/**
 * What the merchant may do now, as far as a response shows it: a refunded payment and a captured card payment
 * cannot be canceled. Windows decide nothing here: the provider knows its contracts.
 */
export function readAllowed(reply: PaymentReply, objects: PaymentObjects): Partial<Allowed> {
  if (asWord(reply.paymentStatus ?? '') !== 'SUCCESS') return {}
  const isRefunded = objects.refunds.some(({ status }) => status !== 'failed')
  const isTaken = objects.captures.some(({ status }) => status === 'succeeded')
  return isRefunded || (isTaken && showsCard(reply)) ? { cancelable: 'no' } : {}
}
