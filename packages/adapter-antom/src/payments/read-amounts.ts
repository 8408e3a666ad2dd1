import { isReported, type PaymentAmounts, type Reported } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { sum } from '../money/amount.ts'
import { findCode } from '../result-codes/result-codes.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { normalizeCode } from '../wire/result.ts'
import { asWord } from '../wire/word.ts'
import type { PaymentObjects } from './read-parts.ts'
import { stepsOf } from './steps.ts'

/** The money that an answer tells. What it leaves open is not reported, which is never zero. */
export function readAmounts(reply: PaymentReply, objects: PaymentObjects): PaymentAmounts {
  const amount = reply.paymentAmount?.minorUnits ?? 'not_reported'
  const { refunds, captures, isWhole } = objects
  const of = (list: readonly Counted[], ...statuses: readonly string[]): Reported<number> =>
    isWhole ? sumOf(list, statuses) : 'not_reported'
  const isKnown = MONEY_BY_WORD.has(asWord(reply.paymentStatus ?? ''))
  return {
    ...NO_AMOUNTS,
    requested: amount,
    amount,
    ...moneyOf(reply, { amount, objects }),
    capturePending: isKnown ? of(captures, 'pending') : 'not_reported',
    refunded: of(refunds, 'succeeded'),
    refundPending: of(refunds, 'pending', 'processing'),
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

interface Evidence {
  readonly amount: Reported<number>
  readonly objects: PaymentObjects
}

const NONE: MoneyMoved = { authorized: 0, captured: 0, reversed: 0 }
const NOT_TOLD: MoneyMoved = {
  authorized: 'not_reported',
  captured: 'not_reported',
  reversed: 'not_reported',
}

const MONEY_BY_WORD = new Map<string, (reply: PaymentReply, evidence: Evidence) => MoneyMoved>([
  ['PROCESSING', () => NONE],
  ['PENDING', () => NONE],
  ['FAIL', afterFailure],
  ['SUCCESS', afterSuccess],
  ['CANCELLED', afterCancel],
])

function moneyOf(reply: PaymentReply, evidence: Evidence): MoneyMoved {
  return MONEY_BY_WORD.get(asWord(reply.paymentStatus ?? ''))?.(reply, evidence) ?? NOT_TOLD
}

/** After a refusal by risk control the payer may have paid: the page says that it then goes back. */
function afterFailure({ paymentResultCode = '' }: PaymentReply): MoneyMoved {
  const row = findCode('payment result', normalizeCode(paymentResultCode))
  return row?.category === 'risk' ? NOT_TOLD : NONE
}

function afterSuccess(reply: PaymentReply, { amount, objects }: Evidence): MoneyMoved {
  return { authorized: amount, captured: capturedIn(reply, { amount, objects }), reversed: 0 }
}

/** A payment that was canceled after it had been paid goes back whole. */
function afterCancel(reply: PaymentReply, { amount, objects }: Evidence): MoneyMoved {
  const wasPaid = reply.paymentTime !== undefined || sumOf(objects.captures, ['succeeded']) !== 0
  if (!wasPaid) return NONE
  const captured = capturedIn(reply, { amount, objects })
  return { authorized: amount, captured, reversed: captured }
}

/** What was taken: by the captures, or all at once where the method has no captures. */
function capturedIn(reply: PaymentReply, { amount, objects }: Evidence): Reported<number> {
  const { captures, isWhole } = objects
  switch (stepsOf(reply)) {
    case 'automatic':
      return isWhole ? amount : 'not_reported'
    case 'not_reported':
      return 'not_reported'
    case 'manual':
      return isWhole ? sumOf(captures, ['succeeded']) : 'not_reported'
  }
}

/** Says whether no more will be taken. Assumed: authorization_end. */
export function isTaken(
  reply: PaymentReply,
  evidence: PaymentAmounts & { isOver: boolean },
): boolean {
  const { authorized, captured, capturePending, refunded, isOver } = evidence
  // Nothing can be refunded that was not taken.
  if (!isReported(captured)) return isReported(refunded) && refunded > 0
  if (stepsOf(reply) === 'automatic') return true
  if (isReported(authorized) && captured >= authorized) return captured > 0
  return captured > 0 && isOver && capturePending === 0
}
