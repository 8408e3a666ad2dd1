import type {
  Account,
  Clock,
  ErrorCode,
  Next,
  OperationKind,
  Outcome,
  Prepared,
  SendOptions,
  Unknown,
} from '@paystate/core'
import { epochOf, instantOf, PaymentError } from '@paystate/core'
import {
  maySendFor,
  proveNeverSent,
  proveRejected,
  type Rejections,
  replayUntil,
  withAttempt,
} from '@paystate/core/adapter'
import { parsed, textIn } from '../json.ts'
import type { Answered, Attempt, Unanswered } from './line.ts'

/** The refusals that prove, of the attempt they answer, that it did nothing. */
const REJECTIONS: Readonly<Record<OperationKind, readonly string[]>> = {
  create_payment: ['unauthorized', 'invalid_amount'],
  capture_payment: ['unauthorized', 'amount_too_high', 'currency_differs', 'not_held'],
  cancel_payment: ['unauthorized', 'paid', 'refunded', 'ended'],
  refund_payment: [
    'unauthorized',
    'amount_too_high',
    'currency_differs',
    'not_paid',
    'duplicate_refund',
  ],
  cancel_refund: ['unauthorized', 'already_sent'],
}

export interface Sending {
  readonly prepared: Prepared
  readonly options: SendOptions
  readonly account: Account
  readonly clock: Clock
}

/** Stops what must not leave: another account's bytes, and a repeat that the provider may not know. */
export function stoppedBefore<K extends OperationKind>(
  prepared: Prepared<K>,
  { options, account, clock }: Sending,
): Unknown<K> | undefined {
  const { previousAttempts } = options
  const now = instantOf(clock.now())
  const past =
    previousAttempts === 'none' ? { firstSentAt: now, lastEndedAt: now } : previousAttempts
  const stop = (code: ErrorCode, lookup: 'reference' | 'none'): Unknown<K> => ({
    ...unknownOf(prepared, { code, what: 'It was not sent.' }),
    recovery: { lookup, otherwise: 'manual' },
    previousAttempts: past,
  })
  if (!maySendFor(prepared.account, account)) return stop('account_differs', 'none')
  const until =
    previousAttempts === 'none' ? undefined : replayUntil(prepared.replay, past.firstSentAt)
  if (until !== undefined && !(clock.now() < epochOf(until)))
    return stop('replay_window_over', 'reference')
  return undefined
}

/** What an attempt that brought no success says of the operation, given every attempt before it. */
export function concludeWithoutSuccess<K extends OperationKind>(
  prepared: Prepared<K>,
  { attempt, options }: { readonly attempt: Attempt; readonly options: SendOptions },
): Outcome<K> {
  const { previousAttempts } = options
  const reading = attempt.end === 'answered' ? readRefusal(attempt) : READINGS[attempt.end]
  const code = reading.providerCode
  const listed = REJECTIONS[prepared.kind].map((word) => [word, 'this_attempt'] as const)
  const rejections: Rejections = new Map(listed)
  const proof =
    code === undefined
      ? proveNeverSent(attempt.transmission, previousAttempts)
      : proveRejected(code, { rejections, previousAttempts })
  const open = unknownOf(prepared, reading)
  const { operation, error } = open
  if (proof) {
    const next = nextAfter(code)
    const wait = code === 'duplicate_refund' ? EQUAL_REFUNDS_APART_MS : undefined
    const retryAfter = wait && instantOf(epochOf(attempt.endedAt) + wait)
    return { kind: 'not_applied', operation, proof, error, next, ...(retryAfter && { retryAfter }) }
  }
  const times = { firstSentAt: attempt.begunAt, lastEndedAt: attempt.endedAt }
  const since = withAttempt(previousAttempts, times)
  const harmlessUntil = instantOf(epochOf(since.firstSentAt) + HARMLESS_FOR_MS)
  const until = replayUntil(prepared.replay, since.firstSentAt) ?? harmlessUntil
  const mayRepeat = code === undefined && epochOf(attempt.endedAt) < epochOf(until)
  const recovery = { lookup: 'reference', otherwise: 'manual' } as const
  return {
    ...open,
    recovery: mayRepeat ? { ...recovery, replayUntil: until } : recovery,
    previousAttempts: since,
  }
}

const EQUAL_REFUNDS_APART_MS = 3_600_000
const HARMLESS_FOR_MS = 600_000

function nextAfter(code: string | undefined): Next {
  if (code === undefined || code === 'unauthorized' || code === 'duplicate_refund')
    return 'same_reference'
  return code === 'paid' ? 'different_operation' : 'new_reference'
}

interface Reading {
  readonly code: ErrorCode
  readonly what: string
  readonly providerCode?: string
}

const READINGS: Readonly<Record<Unanswered['end'], Reading>> = {
  not_connected: { code: 'not_connected', what: 'The provider could not be reached.' },
  aborted: { code: 'aborted', what: 'It was called off.' },
  timed_out: { code: 'timed_out', what: 'No answer came in time.' },
  connection_lost: { code: 'connection_lost', what: 'The connection broke.' },
}

/** Only a 4xx in the provider's own form is a refusal; anything else is no answer to the question. */
export function readRefusal({ status, text, isGenuine }: Answered): Reading {
  if (status < 300 && !isGenuine)
    return { code: 'unverified_response', what: 'The answer is not signed as it should be.' }
  if (status === 429) return { code: 'rate_limited', what: 'It was asked too often.' }
  const providerCode = textIn(parsed(text), 'error')
  if (status >= 500) return { code: 'unavailable', what: 'The provider is in trouble.' }
  if (status < 400 || providerCode === undefined)
    return { code: 'unreadable_response', what: 'The answer could not be read.' }
  const code = CODES.get(providerCode) ?? 'refused'
  return { code, what: 'The provider said no.', providerCode }
}

const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ['unauthorized', 'unauthorized'],
  ['not_found', 'not_found'],
  ['key_reused', 'earlier_request_exists'],
  ['duplicate_refund', 'duplicate'],
])

function unknownOf<K extends OperationKind>(prepared: Prepared<K>, reading: Reading): Unknown<K> {
  const { kind, reference } = prepared
  const { code, what, providerCode } = reading
  return {
    kind: 'unknown',
    operation: { kind, reference },
    error: new PaymentError(code, {
      what,
      provider: 'reference',
      operation: kind,
      reference,
      ...(providerCode !== undefined && { providerCode }),
    }),
    recovery: { lookup: 'reference', otherwise: 'manual' },
    prepared,
    previousAttempts: { firstSentAt: '', lastEndedAt: '' },
    misses: [],
  }
}
