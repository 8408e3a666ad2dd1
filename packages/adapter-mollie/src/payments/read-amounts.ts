import { isReported, type PaymentAmounts, type Reported } from '@paystate/core'
import { fromMollie, readMinorUnits, type WireAmount } from '../money/amount.ts'
import { sum } from '../money/sum.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { PaymentObjects } from './read-parts.ts'
import type { PaymentReading } from './read-status.ts'

interface Evidence extends PaymentReading {
  readonly objects: PaymentObjects
}

/** The money that an answer tells. What it leaves open is not reported, which is never zero. */
export function readAmounts(reply: PaymentReply, evidence: Evidence): PaymentAmounts {
  const amount = readMinorUnits(reply.amount, fromMollie(reply.amount)?.currency)
  return {
    requested: amount,
    amount,
    authorized: authorizedIn(reply, { ...evidence, amount }),
    captured: capturedIn(reply, { ...evidence, amount }),
    capturePending: capturePendingIn(reply, evidence),
    refunded: refundedIn(reply, evidence),
    refundPending: refundPendingIn(reply, evidence),
    // Captured money is never returned by a cancel here.
    reversed: evidence.recognized ? 0 : 'not_reported',
    chargedBack: chargedBackIn(reply, evidence),
  }
}

interface WithAmount extends Evidence {
  readonly amount: Reported<number>
}

function authorizedIn(
  { authorizedAt }: PaymentReply,
  { status, recognized, amount }: WithAmount,
): Reported<number> {
  if (!recognized) return 'not_reported'
  const wasPromised = status === 'authorized' || status === 'captured' || authorizedAt !== undefined
  return wasPromised ? amount : 0
}

function capturedIn(reply: PaymentReply, evidence: WithAmount): Reported<number> {
  const reported = inPaymentsCurrency(reply, reply.amountCaptured)
  if (isReported(reported) || !evidence.recognized) return reported
  if (evidence.status === 'captured') return evidence.amount
  if (evidence.status !== 'authorized') return 0
  const { captures } = evidence.objects
  if (captures) return sum(captures.filter(({ status }) => status === 'succeeded'))
  return isLinked(reply, 'captures') ? 'not_reported' : 0
}

function capturePendingIn(
  reply: PaymentReply,
  { objects, recognized }: Evidence,
): Reported<number> {
  if (objects.captures) return sum(objects.captures.filter(({ status }) => status === 'pending'))
  return recognized && !isLinked(reply, 'captures') ? 0 : 'not_reported'
}

/**
 * The provider counts refunds into its total somewhere between accepting and sending them. A total
 * within these bounds agrees with the refunds themselves; another one is reported, and core reports it.
 * Assumed: refund_total.
 */
function refundedIn(reply: PaymentReply, { objects, recognized }: Evidence): Reported<number> {
  const reported = inPaymentsCurrency(reply, reply.amountRefunded)
  const { refunds } = objects
  if (!refunds) return recognized && !isLinked(reply, 'refunds') ? 0 : 'not_reported'
  const sent = sum(refunds.filter(({ status }) => status === 'succeeded'))
  const live = sum(refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled'))
  const agrees =
    isReported(sent) &&
    isReported(live) &&
    isReported(reported) &&
    sent <= reported &&
    reported <= live
  return agrees || !isReported(reported) ? sent : reported
}

function refundPendingIn(reply: PaymentReply, { objects, recognized }: Evidence): Reported<number> {
  if (!objects.refunds) return recognized && !isLinked(reply, 'refunds') ? 0 : 'not_reported'
  const { refunds } = objects
  return sum(refunds.filter(({ status }) => status === 'pending' || status === 'processing'))
}

/** Left out of the answer while nothing was charged back. */
function chargedBackIn(reply: PaymentReply, { objects, recognized }: Evidence): Reported<number> {
  const reported = inPaymentsCurrency(reply, reply.amountChargedBack)
  if (objects.disputes) return sum(objects.disputes.map((one) => ({ amount: one.moneyTaken })))
  if (isReported(reported)) return reported
  return recognized && !isLinked(reply, 'chargebacks') ? 0 : 'not_reported'
}

function inPaymentsCurrency(reply: PaymentReply, amount: WireAmount | undefined): Reported<number> {
  return readMinorUnits(amount, reply.amount?.currency)
}

/** A payment links to its refunds, captures and chargebacks once there are any. */
function isLinked(
  { _links: links }: PaymentReply,
  name: 'refunds' | 'captures' | 'chargebacks',
): boolean {
  return links === undefined || links[name] !== undefined
}
