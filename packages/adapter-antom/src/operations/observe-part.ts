import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Account, Observation, PaymentRef, SendOptions } from '@paystate/core'

interface PartAnswered {
  readonly account: Account
  readonly attempt: AnsweredAttempt
  readonly target: PaymentRef
  /** A repeated answer may be as old as its first attempt. */
  readonly earlier: SendOptions['earlier']
}

/** What the answer to a write tells of a part of its payment: a capture, a refund or a cancellation. */
export function observePart(
  { account, attempt, target, earlier }: PartAnswered,
  told: Pick<Observation, 'captures' | 'refunds' | 'cancellations' | 'reread'>,
): Observation {
  const { begun, received } = attempt.asOf
  const { reference, id } = target
  return {
    account,
    asOf: earlier === 'none' ? { begun, received } : { received },
    at: attempt.endedAt,
    via: 'answer',
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { paymentId: id }),
    ...told,
    lateMoney: 'returned',
  }
}
