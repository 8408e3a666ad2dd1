import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Account, Observation, PaymentRef, SendOptions } from '@paystate/core'

interface PartAnswered {
  readonly account: Account
  readonly attempt: AnsweredAttempt
  readonly target: PaymentRef
  /** A repeated answer may be as old as its first attempt. */
  readonly previousAttempts: SendOptions['previousAttempts']
}

/** What the answer to a write tells of a part of its payment: a capture, a refund or a cancellation. */
export function observePart(
  { account, attempt, target, previousAttempts }: PartAnswered,
  reported: Pick<Observation, 'captures' | 'refunds' | 'cancellations' | 'needsRead'>,
): Observation {
  const { begun, received } = attempt.asOf
  const { reference, id } = target
  return {
    account,
    asOf: previousAttempts === 'none' ? { begun, received } : { received },
    at: attempt.endedAt,
    via: 'response',
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { paymentId: id }),
    ...reported,
    lateMoney: 'returned',
  }
}
