import { epochOf, instantOf, isEnd, type Payment } from '@paystate/core'
import { PACE, waitAfter } from '../pace/pace.ts'
import type { Reading } from './shop-payment.ts'

/**
 * When to read next, after a response: soon while evidence is missing, at the time that the provider names,
 * and from time to time while something is in progress, because webhooks get lost.
 */
export function readingAfter(
  payment: Payment,
  { reading, now, isNews }: { reading: Reading; now: number; isNews: boolean },
): Reading {
  const reads = isNews ? 0 : reading.reads + 1
  const { due: _asked, ...kept } = reading
  const wait = waitFor(payment, reads)
  if (wait === undefined) return { ...kept, reads }
  const { pollAfter } = payment.times
  const named = pollAfter === undefined ? Number.POSITIVE_INFINITY : epochOf(pollAfter)
  const due = Math.min(now + wait, Math.max(named, now + 1_000))
  return { ...kept, due: instantOf(due), reads }
}

function waitFor(payment: Payment, reads: number): number | undefined {
  if (payment.needsRead) return waitAfter(reads, PACE.needsRead)
  return isUnderWay(payment) ? waitAfter(reads, PACE.watch) : undefined
}

/** Whether the provider may still report something. */
function isUnderWay({ status, refunds, captures, cancellations }: Payment): boolean {
  const isRefunding = refunds.some(({ status: of }) => of === 'pending' || of === 'processing')
  const isCapturing = captures.some(({ status: of }) => of === 'pending')
  const isCanceling = cancellations.some(({ status: of }) => of === 'accepted')
  return !isEnd(status) || isRefunding || isCapturing || isCanceling
}

/** There is a reason to read now: a webhook, or a payer who came back. */
export function readNow(reading: Reading, now: number): Reading {
  return { ...reading, due: instantOf(now), reads: 0, calls: reading.calls + 1 }
}
