import {
  type AnsweredAttempt,
  jsonOf,
  sendWrite,
  type UnclearReading,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { OperationKind, Outcome, Preparation, Prepared, SendOptions } from '@paystate/core'
import type { z } from 'zod'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import type { Connection } from './connection.ts'

/** A write whose answer, when it succeeds, is the object that it made. */
export interface Post<K extends OperationKind, T> {
  readonly preparation: Preparation<K>
  readonly options: SendOptions
  readonly lookup: 'reference' | 'scan'
  readonly schema: z.ZodType<T>
  /** Why the response does not confirm the request, as a sentence; undefined where it does. */
  readonly mismatch: (reply: T, prepared: Prepared<K>) => string | undefined
  readonly read: (made: Made<K, T>) => Promise<WriteReading<K>> | WriteReading<K>
  /** What an answer says that is no success. Default: what its row in the table says. */
  readonly refuse?: (answer: AnsweredAttempt, prepared: Prepared<K>) => Promise<WriteReading<K>>
}

export interface Made<K extends OperationKind, T> {
  readonly reply: T
  readonly answer: AnsweredAttempt
  readonly prepared: Prepared<K>
  /** The provider gave the stored answer of an earlier attempt: it may be an hour old. */
  readonly isReplayed: boolean
}

/** Sends a write that the provider remembers by its key. */
export function sendPost<K extends OperationKind, T>(
  connection: Connection,
  post: Post<K, T>,
): Promise<Outcome<K>> {
  const { settings, clock, time } = connection
  const { preparation, options, lookup } = post
  return sendWrite({
    preparation,
    options,
    account: settings.account,
    time,
    lookup,
    rejections: rejectionsOf(preparation.kind),
    call: (prepared) => sendPrepared(connection, prepared, options),
    read: (answer, prepared) => {
      if (answer.status === 200 || answer.status === 201) {
        return readMade(post, { answer, prepared })
      }
      if (answer.status >= 200 && answer.status < 300) return unreadable(answer)
      if (post.refuse) return post.refuse(answer, prepared)
      return readRefusal(prepared.kind, { answer, now: clock.now() })
    },
  })
}

/** Sends exactly the prepared bytes. */
export function sendPrepared<K extends OperationKind>(
  { api, settings }: Connection,
  prepared: Prepared<K>,
  { signal }: Pick<SendOptions, 'signal'>,
) {
  const { kind, reference, request } = prepared
  return api({
    operation: kind,
    method: request.method,
    path: request.path,
    parameters: request.body,
    reference,
    deadlineMs: settings.attemptMs,
    signal,
  })
}

function readMade<K extends OperationKind, T>(
  post: Post<K, T>,
  { answer, prepared }: { answer: AnsweredAttempt; prepared: Prepared<K> },
): Promise<WriteReading<K>> | WriteReading<K> {
  const { data } = post.schema.safeParse(jsonOf(answer.body))
  if (data === undefined) return unreadable(answer)
  const what = post.mismatch(data, prepared)
  if (what !== undefined) return mismatch(answer, what)
  const isReplayed = answer.headers.get('idempotent-replayed') === 'true'
  return post.read({ reply: data, answer, prepared, isReplayed })
}

/** A success that cannot be read: something was done, but nobody can say what. */
export function unreadable({ status: httpStatus }: AnsweredAttempt): UnclearReading {
  const what = 'The answer is a success, but not one that can be read.'
  return { says: 'unclear', error: 'unreadable_response', what, httpStatus }
}

/** The response is a success, but of something else than was requested: only a lookup can tell. */
export function mismatch({ status: httpStatus }: AnsweredAttempt, what: string): UnclearReading {
  const whole = `The response does not confirm the request. ${what}`
  return { says: 'unclear', error: 'mismatch', what: whole, httpStatus }
}
