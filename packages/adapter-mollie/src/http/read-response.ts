import {
  type AnsweredAttempt,
  jsonOf,
  type RefusedReading,
  type UnclearReading,
} from '@paystate/adapter-kit'
import type { OperationKind } from '@paystate/core'
import type { z } from 'zod'
import { readRefusal } from '../result-codes/read-refusal.ts'

/** What a write created, or why that is not known. */
export type Made<T> = { readonly says: 'made'; readonly reply: T } | RefusedReading | UnclearReading

interface Expected<T> {
  readonly kind: OperationKind
  readonly schema: z.ZodType<T>
}

/** Reads the response to a write that returns what it created. */
export function readMade<T>(response: AnsweredAttempt, { kind, schema }: Expected<T>): Made<T> {
  if (response.status !== 200 && response.status !== 201) return readNotMade(response, kind)
  const { data } = schema.safeParse(jsonOf(response.body))
  return data === undefined ? unreadable(response) : { says: 'made', reply: data }
}

/** Reads a response that is not the success of its write. */
export function readNotMade(
  response: AnsweredAttempt,
  kind: OperationKind,
): RefusedReading | UnclearReading {
  const isSuccess = response.status >= 200 && response.status < 300
  return isSuccess ? unreadable(response) : readRefusal(kind, response)
}

/** An unreadable success: something was applied, but it is not known what. */
export function unreadable({ status: httpStatus }: AnsweredAttempt): UnclearReading {
  const what = 'The response is a success, but it could not be read.'
  return { says: 'unclear', error: 'unreadable_response', what, httpStatus }
}

/** The provider returned the stored response of an earlier attempt: it may be an hour old. */
export function isReplayed({ headers }: AnsweredAttempt): boolean {
  return headers.get('idempotent-replayed') === 'true'
}
