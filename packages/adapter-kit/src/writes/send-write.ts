import type {
  AttemptSpan,
  Observation,
  OperationKind,
  OperationName,
  Outcome,
  PaymentError,
  Preparation,
  Prepared,
  PreviousAttempts,
  Proof,
  SendOptions,
  Unknown,
} from '@paystate/core'
import { instantOf } from '@paystate/core'
import {
  concludeRefusal,
  proveNeverSent,
  proveRejected,
  type Rejections,
  refuseSendOptions,
  withAttempt,
} from '@paystate/core/adapter'
import type { AnsweredAttempt, Attempt, FailedAttempt } from '../transport/attempt.ts'
import { failureOf } from '../transport/attempt-failure.ts'
import { heldBack } from './held-back.ts'
import type { OperationTime } from './operation-time.ts'
import { type Departure, preflight } from './preflight.ts'
import { errorOf, type Reason } from './write-error.ts'
import type { RefusedReading, WriteReading } from './write-reading.ts'

/** One write: what to send, how to read the response, and what may count as a refusal. */
export interface WritePlan<K extends OperationKind> extends Omit<Departure, 'now'> {
  readonly preparation: Preparation<K>
  readonly time: OperationTime
  /** The codes that prove for this operation that it did nothing. */
  readonly rejections: Rejections
  /** Why it must not be sent now; undefined where it may. Default: it may. */
  readonly hold?:
    | ((
        prepared: Prepared<K>,
        previousAttempts: PreviousAttempts,
      ) => Promise<PaymentError | undefined>)
    | undefined
  /** Sends the prepared bytes once. */
  readonly call: (prepared: Prepared<K>) => Promise<Attempt>
  readonly read: (
    response: AnsweredAttempt,
    prepared: Prepared<K>,
  ) => Promise<WriteReading<K>> | WriteReading<K>
}

/**
 * Sends a write and returns what is known of the operation afterwards: the one money path of all adapters.
 *
 * A refusal or a broken connection proves nothing by itself: whether it is proof is decided here, from every
 * attempt ever made under the reference. It never rejects: whatever fails after sending, the outcome is
 * unknown, with what is needed to recover.
 */
export async function sendWrite<K extends OperationKind>(plan: WritePlan<K>): Promise<Outcome<K>> {
  const { preparation, options, time } = plan
  const now = time.now(nameOf(preparation))
  const unsaid = refuseSendOptions(preparation, { options, now: instantOf(now.at) })
  if (unsaid) return unsaid
  if (preparation.state === 'refused') return concludeRefusal(preparation, options.previousAttempts)
  const stopped = preflight(preparation, { ...plan, now })
  if (stopped) return stopped
  const sending: Sending<K> = { plan, prepared: preparation, span: spanAt(now.at, options) }
  try {
    return await sendOnce(sending)
  } catch {
    return unknown(sending, { reading: BROKEN, mayRepeat: true })
  }
}

/** Something of our own failed: whatever was sent may have arrived. */
const BROKEN: Reason = {
  error: 'undecided',
  what: 'Something failed while the request was sent or its response was read.',
}

interface Sending<K extends OperationKind> {
  readonly plan: WritePlan<K>
  readonly prepared: Prepared<K>
  /** The attempts so far, the running one included. */
  readonly span: AttemptSpan
}

function spanAt(at: number, { previousAttempts }: SendOptions): AttemptSpan {
  const now = instantOf(at)
  return withAttempt(previousAttempts, { firstSentAt: now, lastEndedAt: now })
}

async function sendOnce<K extends OperationKind>(sending: Sending<K>): Promise<Outcome<K>> {
  const { plan, prepared } = sending
  const { previousAttempts } = plan.options
  const error = await plan.hold?.(prepared, previousAttempts)
  if (error) return heldBack(prepared, { ...plan, span: sending.span, error })
  if (previousAttempts === 'none') plan.time.sending(nameOf(prepared))
  const attempt = await plan.call(prepared)
  const { begunAt, endedAt, begunBy, endedBy } = attempt
  const span = withAttempt(previousAttempts, {
    firstSentAt: begunAt,
    lastEndedAt: endedAt,
    ...(begunBy && { firstSentBy: begunBy }),
    ...(endedBy && { lastEndedBy: endedBy }),
  })
  const sent: Sent<K> = { plan, prepared, span, previousAttempts }
  if (attempt.end !== 'answered') return withoutResponse(sent, attempt)
  try {
    return conclude(sent, { attempt, reading: await plan.read(attempt, prepared) })
  } catch {
    return unknown(sent, { reading: BROKEN, mayRepeat: true })
  }
}

interface Sent<K extends OperationKind> extends Sending<K> {
  readonly previousAttempts: PreviousAttempts
}

interface Read<K extends OperationKind> {
  readonly attempt: AnsweredAttempt
  readonly reading: WriteReading<K>
}

function conclude<K extends OperationKind>(
  sent: Sent<K>,
  { attempt, reading }: Read<K>,
): Outcome<K> {
  switch (reading.says) {
    case 'applied': {
      const { value } = reading
      const observation = ofCreate(sent.prepared, inOrder(attempt, reading.observation))
      return { kind: 'applied', operation: nameOf(sent.prepared), value, observation }
    }
    case 'refused':
      return refused(sent, reading)
    case 'unclear':
      return unknown(sent, { reading, mayRepeat: true })
  }
}

/** A response to a create that does not repeat the reference still confirms its id: it is the response to our request. */
function ofCreate({ kind, reference }: OperationName, observation: Observation): Observation {
  const isNamed = observation.reference !== undefined || observation.respondsTo !== undefined
  if (kind !== 'create_payment' || isNamed) return observation
  return { ...observation, respondsTo: { kind, reference } }
}

/** Where the order of a response is lost, a fresh read must confirm it. */
function inOrder({ orderLost }: AnsweredAttempt, observation: Observation): Observation {
  // The same object where it can be: an adapter may remember the response behind it.
  return orderLost && !observation.needsRead ? { ...observation, needsRead: true } : observation
}

function refused<K extends OperationKind>(sent: Sent<K>, reading: RefusedReading): Outcome<K> {
  const { plan, previousAttempts, prepared } = sent
  const { code } = reading
  const { rejections } = plan
  const proof = proveRejected(nameOf(prepared), { code, rejections, previousAttempts })
  if (!proof) return unknown(sent, { reading, mayRepeat: reading.replay === 'useful' })
  const { next, retryAfter } = reading
  return {
    ...notApplied(sent, proof, reading),
    next,
    ...(retryAfter !== undefined && { retryAfter }),
  }
}

function withoutResponse<K extends OperationKind>(
  sent: Sent<K>,
  attempt: FailedAttempt,
): Outcome<K> {
  const reading: Reason = failureOf(attempt)
  const { transmission } = attempt
  const { previousAttempts, prepared } = sent
  const proof = proveNeverSent(nameOf(prepared), { transmission, previousAttempts })
  if (!proof) return unknown(sent, { reading, mayRepeat: true })
  return { ...notApplied(sent, proof, reading), next: 'same_reference' }
}

function notApplied<K extends OperationKind>(sent: Sent<K>, proof: Proof<K>, reading: Reason) {
  const error = errorOf(sent.prepared, { reading, outcome: 'not_applied' })
  return { kind: 'not_applied' as const, operation: nameOf(sent.prepared), proof, error }
}

interface Open {
  readonly reading: Reason
  readonly mayRepeat: boolean
}

function unknown<K extends OperationKind>(
  { prepared, plan, span }: Sending<K>,
  { reading, mayRepeat }: Open,
): Unknown<K> {
  const operation = nameOf(prepared)
  const { account } = prepared
  return {
    kind: 'unknown',
    operation,
    error: errorOf(prepared, { reading, outcome: 'unknown' }),
    pending: {
      version: 1,
      operation,
      account,
      prepared,
      previousAttempts: span,
      misses: [],
      plan: { repeat: mayRepeat ? 'while_safe' : 'never', lookup: plan.lookup },
    },
  }
}

function nameOf<K extends OperationKind>({ kind, reference }: Preparation<K>): OperationName<K> {
  return { kind, reference }
}
