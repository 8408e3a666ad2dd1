import { isReported, type PaymentAmounts, type Reported } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { sum } from '../money/amount.ts'
import { findCode } from '../result-codes/result-codes.ts'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { normalizeCode } from '../wire/result.ts'
import type { PaymentObjects } from './read-parts.ts'
import type { TakenBy } from './taken-by.ts'

/** What a response shows besides its own amount. */
export interface Shown {
  readonly objects: PaymentObjects
  readonly by: TakenBy
}

/** The amounts that a response reports. What it omits is not reported, which is never zero. */
export function readAmounts(reply: PaymentReply, shown: Shown): PaymentAmounts {
  const amount: Reported<number> = reply.paymentAmount?.minorUnits ?? 'not_reported'
  const evidence = { ...shown, amount }
  const { refunds, whole } = shown.objects
  const refunded = (...statuses: readonly string[]): Reported<number> =>
    whole.has('refunds') ? sumOf(refunds, statuses) : 'not_reported'
  return {
    ...NO_AMOUNTS,
    requested: amount,
    amount,
    ...moneyOf(reply, evidence),
    capturePending: capturePendingIn(reply, evidence),
    refunded: refunded('succeeded'),
    refundPending: refunded('pending', 'processing'),
  }
}

interface Counted {
  readonly status: string
  readonly amount: Reported<number>
}

function sumOf(list: readonly Counted[], statuses: readonly string[]): Reported<number> {
  return sum(list.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount))
}

type MoneyMoved = Pick<PaymentAmounts, 'authorized' | 'captured' | 'reversed'>

interface Evidence extends Shown {
  readonly amount: Reported<number>
}

const NONE: MoneyMoved = { authorized: 0, captured: 0, reversed: 0 }
const NOT_TOLD: MoneyMoved = {
  authorized: 'not_reported',
  captured: 'not_reported',
  reversed: 'not_reported',
}

const MONEY_BY_WORD = new Map<string, (reply: PaymentReply, evidence: Evidence) => MoneyMoved>([
  ['PROCESSING', beforePaying],
  ['PENDING', beforePaying],
  ['FAIL', afterFailure],
  ['SUCCESS', afterSuccess],
  ['CANCELLED', afterCancel],
])

function moneyOf(reply: PaymentReply, evidence: Evidence): MoneyMoved {
  return MONEY_BY_WORD.get(asWord(reply.paymentStatus ?? ''))?.(reply, evidence) ?? NOT_TOLD
}

/** With a sign that it was paid, nobody knows what was. */
function beforePaying(reply: PaymentReply, evidence: Evidence): MoneyMoved {
  return showsPaid(reply, evidence) ? NOT_TOLD : NONE
}

/** Only captured money is refunded. */
function showsPaid(
  { paymentTime }: PaymentReply,
  { objects: { captures, refunds } }: Evidence,
): boolean {
  const captured = sumOf(captures, ['succeeded'])
  return paymentTime !== undefined || captured !== 0 || refundedOrPendingIn(refunds) !== 0
}

/** After a refusal by risk control the payer may have paid: the documentation says that it is then returned. */
function afterFailure(reply: PaymentReply, evidence: Evidence): MoneyMoved {
  const row = findCode('payment result', normalizeCode(reply.paymentResultCode ?? ''))
  return row?.category === 'risk' ? NOT_TOLD : beforePaying(reply, evidence)
}

function afterSuccess(_reply: PaymentReply, evidence: Evidence): MoneyMoved {
  return { authorized: evidence.amount, captured: capturedIn(evidence), reversed: 0 }
}

/** A payment that was canceled after it had been paid is returned in full. */
function afterCancel(reply: PaymentReply, evidence: Evidence): MoneyMoved {
  if (!showsPaid(reply, evidence)) return NONE
  const captured = capturedIn(evidence)
  return { authorized: evidence.amount, captured, reversed: captured }
}

/** What was refunded or is being refunded. A refund in a status that nobody knows may have been refused. */
function refundedOrPendingIn(refunds: PaymentObjects['refunds']): Reported<number> {
  const known = refunds.filter(({ providerStatus }) => providerStatus?.recognized !== false)
  return sumOf(known, ['succeeded', 'pending', 'processing'])
}

/**
 * What was captured: by the captures, or in full where success captures it. Only captured money can be refunded, so a
 * refund implies a capture, whatever the list of captures shows.
 */
function capturedIn({ amount, objects, by }: Evidence): Reported<number> {
  const { captures, refunds, whole } = objects
  const isWhole = whole.has('captures')
  const refunded = refundedOrPendingIn(refunds)
  switch (by) {
    case 'success':
      return isWhole ? amount : 'not_reported'
    case 'not_reported':
      return 'not_reported'
    case 'captures':
      return isWhole ? higher(sumOf(captures, ['succeeded']), refunded) : 'not_reported'
  }
}

function higher(one: Reported<number>, other: Reported<number>): Reported<number> {
  return isReported(one) && isReported(other) ? Math.max(one, other) : 'not_reported'
}

/** Where a refund implies a capture that is not listed, others may be missing too. */
function capturePendingIn(
  { paymentStatus = '' }: PaymentReply,
  { objects, by }: Evidence,
): Reported<number> {
  if (!objects.whole.has('captures') || !MONEY_BY_WORD.has(asWord(paymentStatus)))
    return 'not_reported'
  if (by === 'captures' && lacksCaptures(objects)) return 'not_reported'
  return sumOf(objects.captures, ['pending'])
}

/** Whether more was refunded than the captures in a list account for. */
export function lacksCaptures({ captures, refunds }: PaymentObjects): boolean {
  const captured = sumOf(captures, ['succeeded'])
  const refunded = refundedOrPendingIn(refunds)
  return isReported(captured) && isReported(refunded) && refunded > captured
}

interface Taken extends PaymentAmounts {
  readonly by: TakenBy
  /** The authorization has ended. */
  readonly isOver: boolean
}

/** Whether no more will be captured. Assumed: authorization_end. */
export function isTaken({ authorized, captured, capturePending, refunded, by, isOver }: Taken) {
  // Only captured money can be refunded.
  if (!isReported(captured)) return isReported(refunded) && refunded > 0
  if (by === 'success') return true
  if (isReported(authorized) && captured >= authorized) return captured > 0
  return captured > 0 && isOver && capturePending === 0
}
