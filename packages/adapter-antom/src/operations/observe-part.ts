import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Account, Observation, SendOptions } from '@paystate/core'

interface PartAnswered {
  readonly account: Account
  readonly attempt: AnsweredAttempt
  /** The names of the payment as the response states them; what it leaves out stays out. */
  readonly payment: Pick<Observation, 'reference' | 'paymentId'>
  /** A repeated answer may be as old as its first attempt. */
  readonly previousAttempts: SendOptions['previousAttempts']
}

/**
 * What the response to a write reports of a part of its payment: a capture, a refund or a cancellation.
 *
 * Which payment it is about is never filled in from the request: the record that the outcome is applied to
 * knows, and a response that names another payment was refused before.
 */
export function observePart(
  { account, attempt, payment, previousAttempts }: PartAnswered,
  reported: Pick<Observation, 'captures' | 'refunds' | 'cancellations' | 'needsRead'>,
): Observation {
  const { begun, received } = attempt.asOf
  return {
    account,
    asOf: previousAttempts === 'none' ? { begun, received } : { received },
    at: attempt.endedAt,
    via: 'response',
    ...payment,
    ...reported,
    lateMoney: 'returned',
  }
}

/** The names of a payment in a response, as an observation has them. */
export function namesIn({
  paymentRequestId,
  paymentId,
}: {
  readonly paymentRequestId?: string | undefined
  readonly paymentId?: string | undefined
}): Pick<Observation, 'reference' | 'paymentId'> {
  return {
    ...(paymentRequestId !== undefined && { reference: paymentRequestId }),
    ...(paymentId !== undefined && { paymentId }),
  }
}
