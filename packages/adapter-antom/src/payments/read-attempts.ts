import type { Payment, PaymentAttempt } from '@paystate/core'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'

const STATUSES = new Map<string, PaymentAttempt['status']>([
  ['SUCCESS', 'succeeded'],
  ['FAIL', 'failed'],
  ['CANCELLED', 'failed'],
])

/**
 * Whether a payment is a session: an envelope for several attempts of its payer. Its creation records it,
 * and its metadata returns it; so does an expiry, which only sessions have.
 */
export function isSession({ created }: PaymentReply, known: Payment | undefined): boolean {
  return created.session !== undefined || known?.times.expiresAt !== undefined
}

/**
 * The known attempts of a session. Each is a payment of its own at the provider. Of
 * several that succeed it keeps the last, which an inquiry by our reference shows, and returns the others
 * by itself. Assumed: session_try.
 *
 * @param previous Attempts that were seen before; their money is superseded by this one, if it succeeded.
 * @see https://docs.antom.com/ac/ams/session_cashier
 */
export function readAttempts(
  reply: PaymentReply,
  previous: readonly PaymentAttempt[],
): readonly PaymentAttempt[] {
  const attempt = attemptOf(reply)
  if (!attempt) return []
  const others = previous.filter(({ id }) => id !== attempt.id)
  const isLast = attempt.status === 'succeeded'
  return [...others.map((other) => (isLast ? supersededBy(other) : other)), attempt]
}

function attemptOf({ paymentId: id, ...reply }: PaymentReply): PaymentAttempt | undefined {
  if (id === undefined) return undefined
  const status = STATUSES.get(asWord(reply.paymentStatus ?? '')) ?? 'open'
  return {
    id,
    status,
    amount: reply.paymentAmount?.minorUnits ?? 'not_reported',
    superseded: false,
  }
}

function supersededBy(attempt: PaymentAttempt): PaymentAttempt {
  return attempt.status === 'succeeded' ? { ...attempt, superseded: true } : attempt
}
