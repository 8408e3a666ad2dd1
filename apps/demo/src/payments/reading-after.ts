import { epochOf, instantOf, isEnd, type Payment } from '@paystate/core'
import { PACE, waitAfter } from '../pace/pace.ts'
import type { Reading } from './shop-payment.ts'

/**
 * When to ask next, after an answer: soon while evidence is missing, at the time that the provider names,
 * and now and then while something is under way, because webhooks get lost.
 */
export function readingAfter(
  payment: Payment,
  { reading, now, isNews }: { reading: Reading; now: number; isNews: boolean },
): Reading {
  const tries = isNews ? 0 : reading.tries + 1
  const { due: _asked, ...kept } = reading
  const wait = waitFor(payment, tries)
  if (wait === undefined) return { ...kept, tries }
  const { pollAfter } = payment.times
  const named = pollAfter === undefined ? Number.POSITIVE_INFINITY : epochOf(pollAfter)
  const due = Math.min(now + wait, Math.max(named, now + 1_000))
  return { ...kept, due: instantOf(due), tries }
}

function waitFor(payment: Payment, tries: number): number | undefined {
  if (payment.needsRead) return waitAfter(tries, PACE.needsRead)
  return isUnderWay(payment) ? waitAfter(tries, PACE.watch) : undefined
}

/** Whether the provider still has something to tell. */
function isUnderWay({ status, refunds, captures, cancellations }: Payment): boolean {
  const isRefunding = refunds.some(({ status: of }) => of === 'pending' || of === 'processing')
  const isCapturing = captures.some(({ status: of }) => of === 'pending')
  const isCanceling = cancellations.some(({ status: of }) => of === 'accepted')
  return !isEnd(status) || isRefunding || isCapturing || isCanceling
}

/** Somebody gave a reason to ask now: a webhook, a payer who came back. */
export function readNow(reading: Reading, now: number): Reading {
  return { ...reading, due: instantOf(now), tries: 0, calls: reading.calls + 1 }
}
