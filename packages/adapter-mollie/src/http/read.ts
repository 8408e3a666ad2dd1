import { type AnsweredAttempt, type Attempt, jsonOf, readError } from '@paystate/adapter-kit'
import { PaymentError } from '@paystate/core'
import type { z } from 'zod'
import { findCode } from '../result-codes/find-code.ts'
import { retryAfterIn } from '../result-codes/retry-after.ts'
import { errorReplyIn, namingField } from '../wire/error.ts'
import type { Connection } from './connection.ts'

/** What to read, and how it is named in errors. */
export interface ReadRequest {
  /** E.g. `get_payment`. */
  readonly operation: string
  readonly path: string
  readonly query?: Readonly<Record<string, unknown>>
  /** The id or reference that was asked for. */
  readonly subject?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ReadAnswer<T> {
  readonly reply: T
  readonly answer: AnsweredAttempt
}

/** Sends a read, and again where the answer was lost or a gateway is out of order: asking changes nothing. */
async function attemptRead(connection: Connection, request: ReadRequest): Promise<Attempt> {
  const { operation, path, query = {}, signal } = request
  const call = {
    operation,
    method: 'GET' as const,
    path,
    parameters: JSON.stringify(query),
    deadlineMs: connection.settings.attemptMs,
    signal,
  }
  let attempt = await connection.api(call)
  for (
    let made = 1;
    made < connection.settings.readAttempts && isWorthRepeating(attempt);
    made += 1
  ) {
    attempt = await connection.api(call)
  }
  return attempt
}

/** Not after a timeout: the caller has waited long enough. */
function isWorthRepeating(attempt: Attempt): boolean {
  if (attempt.end !== 'answered') return attempt.end === 'connection_lost'
  return attempt.status === 502 || attempt.status === 504
}

/**
 * Reads what a schema describes.
 *
 * @throws {PaymentError} For no answer, a refusal, and an answer that cannot be read.
 */
export async function read<T>(
  connection: Connection,
  request: ReadRequest & { readonly schema: z.ZodType<T> },
): Promise<ReadAnswer<T>> {
  const attempt = await attemptRead(connection, request)
  const names = namesOf(connection, request)
  if (attempt.end !== 'answered') throw readError(attempt, names)
  if (attempt.status !== 200) throw refusalOf(attempt, { names, now: connection.clock.now() })
  const { data } = request.schema.safeParse(jsonOf(attempt.body))
  if (data !== undefined) return { reply: data, answer: attempt }
  throw new PaymentError('unreadable_response', {
    ...names,
    what: 'The answer is not what was asked for.',
    money: 'Reading changes nothing, so what was known before still stands.',
    advice: 'Read it again later.',
    httpStatus: attempt.status,
  })
}

interface Names {
  readonly provider: string
  readonly operation: string
  readonly reference?: string
}

function namesOf({ settings }: Connection, { operation, subject }: ReadRequest): Names {
  const { provider } = settings.account
  return { provider, operation, ...(subject !== undefined && { reference: subject }) }
}

function refusalOf(
  answer: AnsweredAttempt,
  { names, now }: { names: Names; now: number },
): PaymentError {
  const reply = errorReplyIn(answer)
  const row = findCode('read', reply)
  const { status: httpStatus } = answer
  const wait = (httpStatus === 429 || httpStatus === 503) && {
    retryAfter: retryAfterIn(answer.headers, now),
  }
  const usual = { ...names, httpStatus, ...wait, money: 'Reading changes nothing.' }
  if (row) {
    const { error, advice, code } = row
    const what = namingField(row.what, reply?.field)
    return new PaymentError(error, { ...usual, what, advice, providerCode: code })
  }
  const what = 'The provider, or something before it, did not answer the question.'
  return new PaymentError(httpStatus >= 500 ? 'unavailable' : 'undecided', {
    ...usual,
    what,
    advice: 'Read it again later.',
    providerCode: `${httpStatus}`,
  })
}
