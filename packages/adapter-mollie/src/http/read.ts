import {
  type AnsweredAttempt,
  type Attempt,
  errorOfStatus,
  jsonOf,
  readError,
} from '@paystate/adapter-kit'
import { type ErrorCode, PaymentError } from '@paystate/core'
import type { z } from 'zod'
import { findCode } from '../result-codes/result-codes.ts'
import { retryAfterOf } from '../result-codes/retry-after.ts'
import { errorReplyIn, namingField } from '../wire/error.ts'
import type { ClientCall } from './client.ts'
import type { Context, GetRequest } from './context.ts'

/** What to read: the client's method, and the schema of its response. */
export interface ReadRequest<T> extends GetRequest {
  readonly call: ClientCall
  readonly schema: z.ZodType<T>
}

export interface ReadResponse<T> {
  readonly reply: T
  readonly response: AnsweredAttempt
}

/**
 * Reads what a schema describes; again where the response was lost or a gateway is unavailable, because a read
 * changes nothing.
 *
 * @throws {PaymentError} For no response, a refusal, and a response that cannot be read.
 */
export async function read<T>(context: Context, request: ReadRequest<T>): Promise<ReadResponse<T>> {
  const attempt = await attemptRead(context, request)
  const names = namesOf(context, request)
  if (attempt.end !== 'answered') throw readError(attempt, names)
  if (attempt.status !== 200) throw refusalOf(attempt, names)
  const { data } = request.schema.safeParse(jsonOf(attempt.body))
  if (data !== undefined) return { reply: data, response: attempt }
  throw new PaymentError('unreadable_response', {
    ...names,
    what: 'The response is not what was requested.',
    money: 'A read moves no money, and what was known before still holds.',
    advice: 'Read it again later.',
    httpStatus: attempt.status,
  })
}

async function attemptRead<T>(context: Context, request: ReadRequest<T>): Promise<Attempt> {
  const { readAttempts } = context.settings
  let attempt = await context.get(request, request.call)
  for (let made = 1; made < readAttempts && isWorthRepeating(attempt); made += 1) {
    attempt = await context.get(request, request.call)
  }
  return attempt
}

/** Not after a timeout: the caller has waited long enough. */
function isWorthRepeating(attempt: Attempt): boolean {
  if (attempt.end !== 'answered') return attempt.end === 'connection_lost'
  return attempt.status === 502 || attempt.status === 504
}

interface Names {
  readonly provider: string
  readonly operation: string
  readonly reference?: string
}

function namesOf({ settings }: Context, { operation, subject }: GetRequest): Names {
  const { provider } = settings.account
  return { provider, operation, ...(subject !== undefined && { reference: subject }) }
}

function refusalOf(response: AnsweredAttempt, names: Names): PaymentError {
  const reply = errorReplyIn(response)
  const row = findCode('read', reply)
  const { status: httpStatus } = response
  const wait = (httpStatus === 429 || httpStatus === 503) && {
    retryAfter: retryAfterOf(response),
  }
  const usual = { ...names, httpStatus, ...wait, money: 'A read moves no money.' }
  if (row) {
    const { error, advice, code } = row
    const what = namingField(row.what, reply?.field)
    return new PaymentError(error, { ...usual, what, advice, providerCode: code })
  }
  const what = 'The provider, or a gateway in front of it, did not respond to the read.'
  return new PaymentError(errorOf(httpStatus), {
    ...usual,
    what,
    advice: 'Read it again later.',
    providerCode: `${httpStatus}`,
  })
}

/** A refusal that is not the provider's own says nothing about the payment, whatever its status. */
function errorOf(status: number): ErrorCode {
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 425
  return isRefusal && status !== 429 ? 'undecided' : errorOfStatus(status)
}
