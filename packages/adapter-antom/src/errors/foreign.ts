import { PaymentError } from '@paystate/core'
import { PROVIDER } from '../account/account.ts'
import type { Question } from './unanswered.ts'

/** Somebody else, or another deployment, uses our reference. */
export function otherAmount({ operation, reference }: Question): PaymentError {
  return mismatch('The provider shows another amount under this reference than we asked for.', {
    operation,
    reference,
  })
}

/**
 * The answer to a read is about something else than was asked for. A signature covers the answer and not
 * the question, so an answer that was mixed up, or played again, is reported by its names alone.
 */
export function otherAnswer(question: Question): PaymentError {
  return mismatch('The answer is about something else than was asked for.', question)
}

/** A try of a session is shown, and the session is not: neither tells how the payment stands. */
export function halfASession({ operation, reference }: Question): PaymentError {
  return new PaymentError('undecided', {
    what: 'The provider shows a try of the session, but not the session.',
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
    money: 'Reading changes nothing, so what was known before still stands.',
    advice: 'Read it again later.',
  })
}

/** A capture belongs to one try of a session: where another one is shown, it cannot be seen. */
export function otherTry({ operation, reference }: Question): PaymentError {
  return mismatch('The provider shows another try of the session than the one it was for.', {
    operation,
    reference,
  })
}

function mismatch(what: string, { operation, reference }: Question): PaymentError {
  return new PaymentError('mismatch', {
    what,
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
  })
}

/** The same for a write. */
export const FOREIGN = {
  says: 'unclear',
  error: 'mismatch',
  what: 'The answer is about something else than was sent.',
} as const

/** Says whether an answer names something else than was asked for; silence is no contradiction. */
export function isAnother(asked: string | undefined, reported: string | undefined): boolean {
  return asked !== undefined && reported !== undefined && asked !== reported
}
