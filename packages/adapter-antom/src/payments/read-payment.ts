import {
  epochOf,
  type Instant,
  type NextAction,
  type Observation,
  type Payment,
  type PaymentAttempt,
  type PaymentReport,
  type PaymentStatus,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import type { Provenance } from '../http/provenance.ts'
import { readFailure } from '../result-codes/read-failure.ts'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readPaymentStatus } from './payment-status.ts'
import { readAllowed } from './read-allowed.ts'
import { isTaken, lacksCaptures, readAmounts } from './read-amounts.ts'
import { isSession, readAttempts } from './read-attempts.ts'
import { readMethod } from './read-method.ts'
import { readNextAction } from './read-next-action.ts'
import { type PaymentObjects, readObjects } from './read-parts.ts'
import { isWellPast, readTimes } from './read-times.ts'
import { type TakenBy, takenBy } from './taken-by.ts'

/** What a reader knows besides the response. */
export interface Known {
  /** The signed time of the response: it decides whether a stated time is over. */
  readonly providerNow: Instant | undefined

  /** The known payment: only the creation of a session contains its page. */
  readonly known?: Payment | undefined
  /** Attempts of a session that were just read. */
  readonly attempts?: readonly PaymentAttempt[] | undefined
}

/** Reads the response to an inquiry as one observation. It never throws. */
export function readPayment(reply: PaymentReply, provenance: Provenance & Known): Observation {
  return observe(reply, provenance, readObjects(reply, { isInquiry: true }))
}

/** Reads the response to a create, or a notification: neither ever has the transactions. */
export function readPartly(reply: PaymentReply, provenance: Provenance & Known): Observation {
  return observe(reply, provenance, readObjects(reply, { isInquiry: false }))
}

/**
 * Reads a response that is itself in process and says where the payer must go. It does not say whether any
 * money has moved.
 */
export function readWaiting(reply: PaymentReply, provenance: Provenance & Known): Observation {
  const observation = readPartly({ ...reply, paymentStatus: 'PROCESSING' }, provenance)
  const { payment } = observation
  if (!payment) return observation
  const { requested, amount } = payment.amounts
  const amounts = { ...NO_AMOUNTS, requested, amount }
  return { ...observation, payment: { ...payment, amounts }, needsRead: true }
}

function observe(
  reply: PaymentReply,
  { known, attempts, providerNow, ...provenance }: Provenance & Known,
  objects: PaymentObjects,
): Observation {
  const { paymentRequestId, paymentId } = reply
  const { refunds, captures } = objects
  const by = takenBy(reply, known)
  const payment = readTold(reply, { objects, by, known, providerNow })
  const completeLists = completeIn(objects, by)
  const isOpen = payment?.amounts.captured === 'not_reported' && payment.status === 'authorized'
  return {
    ...provenance,
    ...(paymentRequestId !== undefined && { reference: paymentRequestId }),
    ...(paymentId !== undefined && { paymentId }),
    ...(payment && { payment }),
    refunds,
    captures,
    ...(completeLists.length > 0 && { completeLists }),
    ...(isSession(reply, known) && {
      attempts: readAttempts(reply, earlierIn({ known, attempts })),
    }),
    lateMoney: 'returned',
    ...(isOverdue(reply, { objects, by, payment, providerNow }) && { overdue: 'capture' }),
    ...((isOpen || !payment) && { needsRead: true }),
  }
}

/** The captures are incomplete where more was refunded than they account for. */
function completeIn(
  objects: PaymentObjects,
  by: TakenBy,
): NonNullable<Observation['completeLists']> {
  const isLacking = by === 'captures' && lacksCaptures(objects)
  return [...objects.whole].filter((list) => list === 'refunds' || !isLacking)
}

const DAY_MS = 24 * 3_600_000

/**
 * Whether Antom should have captured by itself by now, and shows no capture: it usually takes seconds. Time alone
 * never makes a capture; a person must check. Assumed: shown_captures.
 */
function isOverdue(
  { created, paymentTime }: PaymentReply,
  {
    objects,
    by,
    payment,
    providerNow,
  }: Pick<Circumstances, 'objects' | 'by' | 'providerNow'> & {
    readonly payment: PaymentReport | undefined
  },
): boolean {
  const isAutomatic = created.capture === undefined || created.capture === 'after_authorization'
  const isWaiting = by === 'captures' && isAutomatic && payment?.status === 'authorized'
  if (!isWaiting || !objects.whole.has('captures') || paymentTime === undefined || !providerNow)
    return false
  const isCaptured = objects.captures.some(({ status }) => status !== 'failed')
  return !isCaptured && epochOf(providerNow) >= epochOf(paymentTime) + DAY_MS
}

/** The newest known state of each attempt. */
function earlierIn({ known, attempts = [] }: Partial<Known>): readonly PaymentAttempt[] {
  const all = [...(known?.attempts ?? []), ...attempts]
  return [...new Map(all.map((attempt) => [attempt.id, attempt])).values()]
}

interface Circumstances extends Known {
  readonly objects: PaymentObjects
  readonly by: TakenBy
}

/** What is reported about the payment itself; undefined where no status is. */
function readTold(
  reply: PaymentReply,
  { objects, by, known, providerNow }: Circumstances,
): PaymentReport | undefined {
  const word = reply.paymentStatus
  if (word === undefined) return undefined
  const amounts = readAmounts(reply, { objects, by })
  const isOver = isWellPast(reply.captureBefore, providerNow)
  const action = readNextAction(reply)
  const { status, ...reading } = readPaymentStatus(word, {
    payerCanAct: action !== undefined,
    isTaken: isTaken({ ...amounts, by, isOver }),
    sessionIsOpen: isSessionOpen(reply, { known, providerNow }),
  })
  const method = readMethod(reply)
  const { currency } = reply.paymentAmount ?? {}
  const code = reply.paymentResultCode
  return {
    status,
    providerStatus: { value: word, codes: code === undefined ? [] : [code], ...reading },
    ...(currency !== undefined && { currency }),
    amounts,
    nextAction: actionFor(word, { action: action ?? pageOf(reply, known), status }),
    ...(asWord(word) === 'FAIL' && { failure: readFailure('payment result', code ?? word) }),
    allowed: readAllowed(reply, objects),
    times: readTimes(reply, by),
    ...(method && { method }),
  }
}

/** The payer may retry until the session's stated expiry; without one, it counts as open. */
function isSessionOpen(reply: PaymentReply, { known, providerNow }: Known): boolean {
  if (!isSession(reply, known)) return false
  const expiresAt = reply.created.session?.expiresAt ?? known?.times.expiresAt
  return !isWellPast(expiresAt, providerNow)
}

/** A failed attempt leaves the session's page open. */
function pageOf(reply: PaymentReply, known: Payment | undefined): NextAction | undefined {
  const page = isSession(reply, known) && known?.nextAction
  return typeof page === 'object' ? page : undefined
}

interface Acting {
  readonly action: NextAction | undefined
  readonly status: PaymentStatus
}

/** An inquiry omits a QR code: while the payment waits, silence does not remove the action. */
function actionFor(
  providerStatus: string,
  { action, status }: Acting,
): PaymentReport['nextAction'] {
  const waits = asWord(providerStatus) === 'PROCESSING' || status === 'requires_action'
  if (waits) return action ?? 'not_reported'
  return WORDS_WITHOUT_ACTION.has(asWord(providerStatus)) ? 'none' : 'not_reported'
}

const WORDS_WITHOUT_ACTION = new Set(['PENDING', 'SUCCESS', 'FAIL', 'CANCELLED'])
