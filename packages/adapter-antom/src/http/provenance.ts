import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Observation, PreviousAttempts } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import type { SignedResponse } from './read-response.ts'

/** A signed response, with its attempt. */
export interface Received {
  readonly settings: Settings
  readonly attempt: AnsweredAttempt
  readonly signed: SignedResponse
  /** For a write, whose response may be a stored one as old as its first attempt. */
  readonly previousAttempts?: PreviousAttempts
}

/** When and how a response arrived, and for which account. */
export type Provenance = Pick<
  Observation,
  'account' | 'asOf' | 'at' | 'via' | 'providerTime' | 'needsRead'
>

/** Where an observation comes from: a response to a read, or to a write. */
export function provenanceOf(
  { settings, attempt, previousAttempts = 'none' }: Omit<Received, 'signed'>,
  via: 'read' | 'response',
): Provenance {
  const { asOf, endedAt, endedBy, orderLost } = attempt
  const { begun, received } = asOf
  return {
    account: settings.account,
    asOf: previousAttempts === 'none' ? { begun, received } : { received },
    at: endedAt,
    via,
    ...(endedBy && { providerTime: endedBy }),
    ...(orderLost && { needsRead: true }),
  }
}

/**
 * What the response to a write reports of a part of its payment: a capture, a refund or a cancellation.
 *
 * The payment's id is never filled in from the request: the record that the outcome is applied to
 * knows it, and a response that names another payment was already refused.
 */
export function observePart(
  received: Received,
  reported: Pick<
    Observation,
    'reference' | 'paymentId' | 'captures' | 'refunds' | 'cancellations' | 'needsRead'
  >,
): Observation {
  return { ...provenanceOf(received, 'response'), ...reported, lateMoney: 'returned' }
}

/** The reference and id of a payment in a response, as in an observation. */
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
