import { type AnsweredAttempt, readError } from '@paystate/adapter-kit'
import {
  type Instant,
  type LookupMiss,
  type Payment,
  type PaymentAttempt,
  PaymentError,
  type PaymentReading,
} from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { type ApiName, pathFor } from '../configuration/settings.ts'
import type { PaymentName } from '../wire/payment-name.ts'
import type { CreatedRecord } from '../wire/reserved-metadata.ts'
import type { Context } from './context.ts'
import type { Question } from './mismatch.ts'
import type { ApiResponse } from './read-response.ts'

interface Inquiring extends Question {
  readonly call: ApiName
  readonly body: object
}

/** A response to a read, or why there is none. */
export type Answered =
  | {
      readonly kind: 'answered'
      readonly attempt: AnsweredAttempt
      readonly response: ApiResponse
    }
  | { readonly kind: 'failed'; readonly error: PaymentError }

/** Sends one inquiry. */
export async function inquire(context: Context, inquiring: Inquiring): Promise<Answered> {
  const { operation, reference, call, body } = inquiring
  const path = pathFor(call, context.settings)
  const attempt = await context.send({ operation, reference, path, body: JSON.stringify(body) })
  if (attempt.end !== 'answered') {
    return { kind: 'failed', error: readError(attempt, { provider: PROVIDER, operation }) }
  }
  return { kind: 'answered', attempt, response: context.open(attempt, path) }
}

/** The result of one inquiry of a payment. */
export type InquiredPayment =
  | { readonly kind: 'seen'; readonly reading: PaymentReading; readonly begunAt: Instant }
  | { readonly kind: 'not_seen'; readonly begunAt: Instant; readonly endedAt: Instant }
  | { readonly kind: 'failed'; readonly error: PaymentError }

export interface PaymentInquiry {
  readonly operation: string
  readonly known?: Payment | undefined
  /** What we sent, if we created it: it counts whether its metadata is returned or not. */
  readonly sent?: CreatedRecord | undefined
  /** Attempts of a session that were just read. */
  readonly attempts?: readonly PaymentAttempt[] | undefined
}

/** Inquires a payment. Refunds are found through their payment, whose reading reads them in turn. */
export type InquirePayment = (
  context: Context,
  name: PaymentName,
  inquiry: PaymentInquiry,
) => Promise<InquiredPayment>

interface Missed {
  readonly reference: string
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly positiveControl: LookupMiss['positiveControl']
  /** Everything that could be it was read. Default: true, for an inquiry by name. */
  readonly complete?: boolean
}

/** An inquiry that did not find something: alone it proves nothing. */
export function missOf({ settings: { account } }: Context, missed: Missed) {
  const { reference, begunAt, endedAt, positiveControl, complete = true } = missed
  const miss: LookupMiss = {
    reference,
    account,
    begunAt,
    endedAt,
    complete,
    positiveControl,
  }
  return { kind: 'not_seen', miss } as const
}

/** One inquiry that does not show it; it does not change a known payment. */
export function notFound({ operation, reference }: Question): PaymentError {
  return new PaymentError('not_found', {
    what: 'The provider does not show it.',
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
  })
}
