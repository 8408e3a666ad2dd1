import { type Money, PaymentError } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'

/** The read or write. */
export interface Question {
  /** For observers and errors, e.g. `get_payment`. */
  readonly operation: string
  readonly reference?: string | undefined
}

/** Somebody else, or another deployment, uses our reference. */
export function otherAmount({ operation, reference }: Question): PaymentError {
  return mismatch('The provider has a different amount under this reference than requested.', {
    operation,
    reference,
  })
}

/**
 * The response to a read is about something else than requested. A signature covers the response and not
 * the request, so one that was mixed up or replayed is recognized only by its names.
 */
export function otherAnswer(question: Question): PaymentError {
  return mismatch('The response is about something else than requested.', question)
}

/** An attempt of a session is shown, but not the session: the status of the payment stays open. */
export function halfASession({ operation, reference }: Question): PaymentError {
  return new PaymentError('undecided', {
    what: 'The provider shows an attempt of the session, but not the session.',
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
    money: 'A read moves no money, and what was known before still holds.',
    advice: 'Read it again later.',
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

/** The same for a write: a refusal of another request proves nothing about this one. */
export const FOREIGN = {
  says: 'unclear',
  error: 'mismatch',
  what: 'The response is about something else than was sent.',
} as const

/** The response to a write names an amount or currency other than we sent. */
export const OTHER_AMOUNT = {
  ...FOREIGN,
  what: 'The response is about a different amount than was sent.',
} as const

/** A refusal that also shows the thing done: neither can be believed. */
export const SHOWS_DONE = {
  says: 'unclear',
  error: 'undecided',
  what: 'The response is a refusal, and shows what was refused as done.',
} as const

/** Whether a response names something else than requested; silence is no contradiction. */
export function isAnother(asked: string | undefined, reported: string | undefined): boolean {
  return asked !== undefined && reported !== undefined && asked !== reported
}

/** The same for an amount, including its currency. */
export function isAnotherAmount(sent: Money | undefined, reported: Money | undefined): boolean {
  if (sent === undefined || reported === undefined) return false
  return sent.currency !== reported.currency || sent.minorUnits !== reported.minorUnits
}
