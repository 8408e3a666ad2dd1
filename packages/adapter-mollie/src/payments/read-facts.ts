import { isTold, type PaymentFacts, type Told } from '@paystate/core'
import { fromMollie, readMinorUnits, type WireAmount } from '../money/amount.ts'
import { sum } from '../money/sum.ts'
import type { PaymentReply } from './payment-reply.ts'
import type { PaymentObjects } from './read-objects.ts'
import type { PaymentReading } from './read-status.ts'

interface Evidence extends PaymentReading {
  readonly objects: PaymentObjects
}

/** The money that an answer tells. What it leaves open is not told, which is never zero. */
export function readFacts(reply: PaymentReply, evidence: Evidence): PaymentFacts {
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
    reversed: evidence.recognised ? 0 : 'not_told',
    chargedBack: chargedBackIn(reply, evidence),
  }
}

interface WithAmount extends Evidence {
  readonly amount: Told<number>
}

function authorizedIn(
  { authorizedAt }: PaymentReply,
  { status, recognised, amount }: WithAmount,
): Told<number> {
  if (!recognised) return 'not_told'
  const wasPromised = status === 'authorized' || status === 'captured' || authorizedAt !== undefined
  return wasPromised ? amount : 0
}

function capturedIn(reply: PaymentReply, evidence: WithAmount): Told<number> {
  const told = inPaymentsCurrency(reply, reply.amountCaptured)
  if (isTold(told) || !evidence.recognised) return told
  if (evidence.status === 'captured') return evidence.amount
  if (evidence.status !== 'authorized') return 0
  const { captures } = evidence.objects
  if (captures) return sum(captures.filter(({ status }) => status === 'succeeded'))
  return isLinked(reply, 'captures') ? 'not_told' : 0
}

function capturePendingIn(reply: PaymentReply, { objects, recognised }: Evidence): Told<number> {
  if (objects.captures) return sum(objects.captures.filter(({ status }) => status === 'pending'))
  return recognised && !isLinked(reply, 'captures') ? 0 : 'not_told'
}

/**
 * The provider counts refunds into its total somewhere between accepting and sending them. A total
 * within these bounds agrees with the refunds themselves; another one is told, and core reports it.
 * Assumed: refund_total.
 */
function refundedIn(reply: PaymentReply, { objects, recognised }: Evidence): Told<number> {
  const told = inPaymentsCurrency(reply, reply.amountRefunded)
  const { refunds } = objects
  if (!refunds) return recognised && !isLinked(reply, 'refunds') ? 0 : 'not_told'
  const sent = sum(refunds.filter(({ status }) => status === 'succeeded'))
  const live = sum(refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled'))
  const agrees = isTold(sent) && isTold(live) && isTold(told) && sent <= told && told <= live
  return agrees || !isTold(told) ? sent : told
}

function refundPendingIn(reply: PaymentReply, { objects, recognised }: Evidence): Told<number> {
  if (!objects.refunds) return recognised && !isLinked(reply, 'refunds') ? 0 : 'not_told'
  const { refunds } = objects
  return sum(refunds.filter(({ status }) => status === 'pending' || status === 'processing'))
}

/** Left out of the answer while nothing was charged back. */
function chargedBackIn(reply: PaymentReply, { objects, recognised }: Evidence): Told<number> {
  const told = inPaymentsCurrency(reply, reply.amountChargedBack)
  if (objects.disputes) return sum(objects.disputes.map((one) => ({ amount: one.moneyTaken })))
  if (isTold(told)) return told
  return recognised && !isLinked(reply, 'chargebacks') ? 0 : 'not_told'
}

function inPaymentsCurrency(reply: PaymentReply, amount: WireAmount | undefined): Told<number> {
  return readMinorUnits(amount, reply.amount?.currency)
}

/** A payment links to its refunds, captures and chargebacks once there are any. */
function isLinked(
  { _links: links }: PaymentReply,
  name: 'refunds' | 'captures' | 'chargebacks',
): boolean {
  return links === undefined || links[name] !== undefined
}
