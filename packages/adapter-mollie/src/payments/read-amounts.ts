import { isReported, type PaymentAmounts, type Reported } from '@paystate/core'
import { fromMollie, readMinorUnits, type WireAmount } from '../money/amount.ts'
import { sum } from '../money/sum.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { PaymentParts } from './read-parts.ts'
import type { StatusOfPayment } from './read-status.ts'

interface Evidence extends StatusOfPayment {
  readonly parts: PaymentParts
}

/**
 * The amounts that a response reports. What it omits is not reported, which is never zero; so is an
 * unreadable total. A reported total wins over the sum of an incomplete list.
 */
export function readAmounts(reply: PaymentReply, evidence: Evidence): PaymentAmounts {
  const amount = readMinorUnits(reply.amount, fromMollie(reply.amount)?.currency)
  const captured = capturedIn(reply, { ...evidence, amount })
  return {
    requested: amount,
    amount,
    authorized: authorizedIn(reply, { ...evidence, amount, captured }),
    captured,
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

/** What was captured had been authorized, in whatever status the payment ended. */
function authorizedIn(
  { authorizedAt }: PaymentReply,
  { status, recognized, amount, captured }: WithAmount & { readonly captured: Reported<number> },
): Reported<number> {
  if (!recognized) return 'not_reported'
  const isCaptured = isReported(captured) && captured > 0
  const wasPromised =
    status === 'authorized' || status === 'captured' || authorizedAt !== undefined || isCaptured
  return wasPromised ? amount : 0
}

/** A payment with automatic capture is captured in full and has no captures. */
function capturedIn(reply: PaymentReply, evidence: WithAmount): Reported<number> {
  const { recognized, status, amount, parts } = evidence
  if (reply.amountCaptured !== undefined) return totalIn(reply, reply.amountCaptured)
  if (!recognized) return 'not_reported'
  if (status !== 'captured' && status !== 'authorized') {
    return showsMoney(reply, parts) ? 'not_reported' : 0
  }
  if (status === 'captured' && isAutomatic(reply, parts)) return amount
  const succeeded = parts.captures?.filter((capture) => capture.status === 'succeeded')
  return countedIn(reply, { list: 'captures', parts: succeeded, evidence })
}

/** Signs that an unpaid payment was paid: only paid money is refunded or charged back. */
function showsMoney(
  { paidAt }: PaymentReply,
  { refunds = [], disputes = [] }: PaymentParts,
): boolean {
  const isRefunded = refunds.some(({ status }) => status !== 'failed' && status !== 'canceled')
  return paidAt !== undefined || isRefunded || disputes.length > 0
}

function isAutomatic({ _links: links }: PaymentReply, parts: PaymentParts): boolean {
  const { captures, completeLists } = parts
  if (captures === undefined) return links?.captures === undefined
  return captures.length === 0 && completeLists.includes('captures')
}

function capturePendingIn(reply: PaymentReply, evidence: Evidence): Reported<number> {
  const pending = evidence.parts.captures?.filter(({ status }) => status === 'pending')
  return countedIn(reply, { list: 'captures', parts: pending, evidence })
}

/**
 * The provider adds refunds to its total at some moment between accepting and sending them. A total within
 * these bounds agrees with the refunds themselves. Assumed: refund_total.
 */
function refundedIn(reply: PaymentReply, evidence: Evidence): Reported<number> {
  const { refunds, completeLists } = evidence.parts
  const succeeded = refunds?.filter(({ status }) => status === 'succeeded')
  const sent = countedIn(reply, { list: 'refunds', parts: succeeded, evidence })
  if (reply.amountRefunded === undefined) return sent
  const total = totalIn(reply, reply.amountRefunded)
  const agrees = completeLists.includes('refunds') && isReported(sent) && isReported(total)
  return agrees && sent <= total ? sent : total
}

function refundPendingIn(reply: PaymentReply, evidence: Evidence): Reported<number> {
  const underWay = evidence.parts.refunds?.filter(
    ({ status }) => status === 'pending' || status === 'processing',
  )
  return countedIn(reply, { list: 'refunds', parts: underWay, evidence })
}

/**
 * Missing from the response while nothing was charged back; reversed chargebacks may still be included. Beside
 * chargebacks that cannot be read, a total counts only where it is higher than those that can: another says nothing
 * about the rest.
 */
function chargedBackIn(reply: PaymentReply, evidence: Evidence): Reported<number> {
  const { disputes, completeLists } = evidence.parts
  const parts = disputes?.map(({ moneyTaken, currency }) => ({ amount: moneyTaken, currency }))
  const taken = countedIn(reply, { list: 'disputes', parts, evidence })
  if (reply.amountChargedBack === undefined || completeLists.includes('disputes')) return taken
  const total = totalIn(reply, reply.amountChargedBack)
  if (!parts || !isReported(total)) return total
  const currency = reply.amount?.currency
  const readable = sum(
    parts.filter((part) => isReported(sum([part], currency))),
    currency,
  )
  return isReported(readable) && total > readable ? total : 'not_reported'
}

type Parts = Parameters<typeof sum>[0]

interface Counted {
  readonly list: PaymentParts['completeLists'][number]
  readonly parts: Parts | undefined
  readonly evidence: Evidence
}

/** The sum of a complete list; without a list, zero where the payment links to none. */
function countedIn(reply: PaymentReply, { list, parts, evidence }: Counted): Reported<number> {
  if (parts) {
    const isComplete = evidence.parts.completeLists.includes(list)
    return isComplete ? sum(parts, reply.amount?.currency) : 'not_reported'
  }
  const { _links: links } = reply
  const isNone = evidence.recognized && links !== undefined && links[LINKS[list]] === undefined
  return isNone ? 0 : 'not_reported'
}

const LINKS = { refunds: 'refunds', captures: 'captures', disputes: 'chargebacks' } as const

function totalIn(reply: PaymentReply, total: WireAmount): Reported<number> {
  return readMinorUnits(total, reply.amount?.currency)
}
