import type {
  Instant,
  OperationKind,
  Outcome,
  Preparation,
  Prepared,
  PreviousAttempts,
  Proof,
  Recovery,
  Unknown,
} from '@paystate/core'
import { ERROR_TABLE, epochOf, instantOf, PaymentError } from '@paystate/core'
import {
  concludeRefusal,
  proveNeverSent,
  proveRejected,
  type Rejections,
  refuseSendOptions,
  replayUntil,
  withAttempt,
} from '@paystate/core/adapter'
import type { AnsweredAttempt, Attempt, FailedAttempt } from '../transport/attempt.ts'
import { failureOf } from './attempt-failure.ts'
import { type Departure, preflight } from './preflight.ts'
import type { RefusedReading, UnclearReading, WriteReading } from './write-reading.ts'

/** One write: what to send, how to read the answer, and what may count as a refusal. */
export interface WritePlan<K extends OperationKind> extends Departure {
  readonly preparation: Preparation<K>
  /** The codes that prove for this operation that it did nothing. */
  readonly rejections: Rejections
  /** Sends the prepared bytes once. */
  readonly call: (prepared: Prepared<K>) => Promise<Attempt>
  readonly read: (
    answer: AnsweredAttempt,
    prepared: Prepared<K>,
  ) => Promise<WriteReading<K>> | WriteReading<K>
}

/**
 * Sends a write and says what is known of the operation afterwards: the one money path of all adapters.
 *
 * A refusal or a broken connection proves nothing by itself: whether it does is decided here, from every
 * attempt ever made under the reference.
 */
export async function sendWrite<K extends OperationKind>(plan: WritePlan<K>): Promise<Outcome<K>> {
  const { preparation, options, clock } = plan
  const unsaid = refuseSendOptions(preparation, { options, now: instantOf(clock.now()) })
  if (unsaid) return unsaid
  if (preparation.state === 'refused') return concludeRefusal(preparation, options.previousAttempts)
  const stopped = preflight(preparation, plan)
  if (stopped) return stopped
  const attempt = await plan.call(preparation)
  const sent: Sent<K> = {
    plan,
    prepared: preparation,
    attempt,
    previousAttempts: options.previousAttempts,
  }
  if (attempt.end !== 'answered') return withoutAnswer(sent, attempt)
  return conclude(sent, await plan.read(attempt, preparation))
}

interface Sent<K extends OperationKind> {
  readonly plan: WritePlan<K>
  readonly prepared: Prepared<K>
  readonly attempt: Attempt
  readonly previousAttempts: PreviousAttempts
}

function conclude<K extends OperationKind>(sent: Sent<K>, reading: WriteReading<K>): Outcome<K> {
  switch (reading.says) {
    case 'applied': {
      const { value, observation } = reading
      return { kind: 'applied', operation: nameOf(sent.prepared), value, observation }
    }
    case 'refused':
      return refused(sent, reading)
    case 'unclear':
      return unknown(sent, { reading, mayReplay: true })
  }
}

function refused<K extends OperationKind>(sent: Sent<K>, reading: RefusedReading): Outcome<K> {
  const { rejections } = sent.plan
  const proof = proveRejected(reading.code, { rejections, previousAttempts: sent.previousAttempts })
  if (!proof) return unknown(sent, { reading, mayReplay: reading.replay === 'useful' })
  const { next, retryAfter } = reading
  return {
    ...notApplied(sent, proof, reading),
    next,
    ...(retryAfter !== undefined && { retryAfter }),
  }
}

/** What an answer, or its absence, tells besides what it says of the operation. */
type Reason = Omit<UnclearReading, 'says'>

function withoutAnswer<K extends OperationKind>(sent: Sent<K>, attempt: FailedAttempt): Outcome<K> {
  const reading: Reason = failureOf(attempt)
  const proof = proveNeverSent(attempt.transmission, sent.previousAttempts)
  if (!proof) return unknown(sent, { reading, mayReplay: true })
  return { ...notApplied(sent, proof, reading), next: 'same_reference' }
}

function notApplied<K extends OperationKind>(sent: Sent<K>, proof: Proof, reading: Reason) {
  const error = errorOf(sent, { reading, outcome: 'not_applied' })
  return { kind: 'not_applied' as const, operation: nameOf(sent.prepared), proof, error }
}

interface Open {
  readonly reading: Reason
  readonly mayReplay: boolean
}

function unknown<K extends OperationKind>(sent: Sent<K>, { reading, mayReplay }: Open): Unknown<K> {
  const { prepared, attempt, plan } = sent
  const { begunAt, endedAt } = attempt
  const previousAttempts = withAttempt(sent.previousAttempts, {
    firstSentAt: begunAt,
    lastEndedAt: endedAt,
  })
  const until = mayReplay ? repeatUntil(prepared, previousAttempts.firstSentAt) : undefined
  const isOpen = until !== undefined && epochOf(endedAt) < epochOf(until)
  const recovery: Recovery = {
    ...(isOpen && { replayUntil: until }),
    lookup: plan.lookup,
    otherwise: 'manual',
  }
  const error = errorOf(sent, { reading, outcome: 'unknown' })
  return {
    kind: 'unknown',
    operation: nameOf(prepared),
    error,
    recovery,
    prepared,
    previousAttempts,
    misses: [],
  }
}

/** How long a harmless repeat is worth trying before somebody looks instead. */
const HARMLESS = { type: 'window', forMs: 10 * 60_000, marginMs: 0, assumed: true } as const

function repeatUntil({ replay }: Prepared, firstSentAt: Instant): Instant | undefined {
  return replayUntil(replay.type === 'harmless' ? HARMLESS : replay, firstSentAt)
}

interface Judged {
  readonly reading: Reason
  readonly outcome: 'not_applied' | 'unknown'
}

/** The sentence about the money follows what is proven, not the code alone. */
const MONEY: Readonly<Record<Judged['outcome'], string>> = {
  not_applied: 'It provably did nothing, so no money has moved.',
  unknown: 'Whether it happened is not known: do not repeat it under a new reference.',
}

function errorOf<K extends OperationKind>(
  sent: Sent<K>,
  { reading, outcome }: Judged,
): PaymentError {
  const { kind, reference, account } = sent.prepared
  const isUsual = ERROR_TABLE[reading.error].outcome === outcome
  return new PaymentError(reading.error, {
    what: reading.what,
    provider: account.provider,
    operation: kind,
    reference,
    providerCode: reading.code,
    httpStatus: reading.httpStatus,
    retryAfter: reading.retryAfter,
    money: isUsual ? undefined : MONEY[outcome],
    advice: reading.advice ?? (isUsual ? undefined : ADVICE[outcome]),
  })
}

const ADVICE: Readonly<Record<Judged['outcome'], string>> = {
  not_applied: 'It may be tried again as `next` says.',
  unknown: 'Resolve it with recover(), which repeats it safely or looks it up.',
}

function nameOf<K extends OperationKind>({
  kind,
  reference,
}: Prepared<K>): { kind: K; reference: string } {
  return { kind, reference }
}
