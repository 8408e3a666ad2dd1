import type {
  Account,
  AsOf,
  Instant,
  NextAction,
  Observation,
  Payment,
  PaymentAttempt,
  PaymentReport,
  PaymentStatus,
} from '@paystate/core'
import { readFailure } from '../result-codes/read-failure.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { asWord } from '../wire/word.ts'
import { readPaymentStatus } from './payment-status.ts'
import { readAllowed } from './read-allowed.ts'
import { isTaken, readAmounts } from './read-amounts.ts'
import { isSession, readAttempts } from './read-attempts.ts'
import { readMethod } from './read-method.ts'
import { readNextAction } from './read-next-action.ts'
import { type PaymentObjects, readObjects } from './read-parts.ts'
import { isWellPast, readTimes } from './read-times.ts'

/** When and how an answer came, and who asked. */
export interface Provenance {
  readonly account: Account
  readonly asOf: AsOf
  readonly at: Instant
  readonly via: 'response' | 'read' | 'push'
}

/** What a reader may know beside the answer. */
export interface Known {
  /** The payment so far: the page of a session stands in its creation only. */
  readonly known?: Payment | undefined
  /** Tries of a session that were looked at just before. */
  readonly tries?: readonly PaymentAttempt[] | undefined
}

/** Reads the answer to an inquiry as one observation. Total: it throws for nothing. */
export function readPayment(reply: PaymentReply, provenance: Provenance & Known): Observation {
  return observe(reply, provenance, readObjects(reply, { isInquiry: true }))
}

/** Reads what a payment's own answer or notification tells; it never has the transactions. */
export function readPartly(reply: PaymentReply, provenance: Provenance): Observation {
  return observe(reply, provenance, readObjects(reply, { isInquiry: false }))
}

function observe(
  reply: PaymentReply,
  { known, tries, ...provenance }: Provenance & Known,
  objects: PaymentObjects,
): Observation {
  const { paymentRequestId, paymentId } = reply
  const { refunds, captures, isWhole } = objects
  const payment = readTold(reply, { objects, known, at: provenance.at })
  const isOpen = payment?.amounts.captured === 'not_reported' && payment.status === 'authorized'
  return {
    ...provenance,
    ...(paymentRequestId !== undefined && { reference: paymentRequestId }),
    ...(paymentId !== undefined && { paymentId }),
    ...(payment && { payment }),
    refunds,
    captures,
    ...(isWhole && { completeLists: ['refunds', 'captures'] }),
    ...(isSession(reply, known) && { attempts: readAttempts(reply, earlierIn({ known, tries })) }),
    lateMoney: 'returned',
    ...(isOpen && { needsRead: true }),
  }
}

/** The newest that is known of each try. */
function earlierIn({ known, tries = [] }: Known): readonly PaymentAttempt[] {
  const all = [...(known?.attempts ?? []), ...tries]
  return [...new Map(all.map((attempt) => [attempt.id, attempt])).values()]
}

interface Circumstances extends Known {
  readonly objects: PaymentObjects
  readonly at: Instant
}

/** What is reported about the payment itself; undefined where no status is. */
function readTold(
  reply: PaymentReply,
  { objects, known, at }: Circumstances,
): PaymentReport | undefined {
  const word = reply.paymentStatus
  if (word === undefined) return undefined
  const amounts = readAmounts(reply, objects)
  const action = readNextAction(reply)
  const { status, ...reading } = readPaymentStatus(word, {
    payerCanAct: action !== undefined,
    isTaken: isTaken(reply, { ...amounts, isOver: isWellPast(reply.captureBefore, at) }),
    sessionIsOpen: isSessionOpen(reply, { known, at }),
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
    times: readTimes(reply),
    ...(method && { method }),
  }
}

/** The payer may try again until the session's stated expiry; without any, it is taken for open. */
function isSessionOpen(reply: PaymentReply, { known, at }: Known & { at: Instant }): boolean {
  if (!isSession(reply, known)) return false
  const expiresAt = reply.created.session?.expiresAt ?? known?.times.expiresAt
  return !isWellPast(expiresAt, at)
}

/** A try that failed leaves the session's page where it was. */
function pageOf(reply: PaymentReply, known: Payment | undefined): NextAction | undefined {
  const page = isSession(reply, known) && known?.nextAction
  return typeof page === 'object' ? page : undefined
}

interface Acting {
  readonly action: NextAction | undefined
  readonly status: PaymentStatus
}

/** An inquiry leaves a QR code out: while the payment waits, silence does not take the action away. */
function actionFor(
  providerStatus: string,
  { action, status }: Acting,
): PaymentReport['nextAction'] {
  const waits = asWord(providerStatus) === 'PROCESSING' || status === 'requires_action'
  if (waits) return action ?? 'not_reported'
  return WORDS_WITHOUT_ACTION.has(asWord(providerStatus)) ? 'none' : 'not_reported'
}

const WORDS_WITHOUT_ACTION = new Set(['PENDING', 'SUCCESS', 'FAIL', 'CANCELLED'])
