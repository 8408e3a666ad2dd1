import { epochOf, nextStep, type OperationName, type Pending, parsePending } from '@paystate/core'
import { absenceOutlook } from '@paystate/core/adapter'
import type { Instance } from '../engine/instance.ts'
import type { Settings } from '../engine/settings.ts'
import {
  creationOf,
  isOpen,
  needsRead,
  neverCreated,
  type PaymentCase,
} from '../journal/payment-case.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'
import { type LookingFirst, mustLookFirst } from './look-first-marker.ts'
import { readDueAt } from './read-due-at.ts'
import { equalRefundUntil, isShownUnsent, isStoppedByDispute, isUnwanted } from './reserved.ts'
import { waitsUntil } from './waiting.ts'

/** The one thing to do next for a payment. */
export type Step =
  /** Send an intent that provably never left. */
  | { readonly type: 'send'; readonly operation: OperationRow }
  /** Look an intent up that a restored database may have forgotten to have sent. */
  | { readonly type: 'look_first'; readonly operation: OperationRow }
  /** Send the same bytes again: the provider certainly still knows their key. */
  | { readonly type: 'repeat'; readonly operation: OperationRow }
  /** Look an unknown operation up. */
  | { readonly type: 'lookup'; readonly operation: OperationRow }
  /** Nothing was ever sent, and nothing will be. */
  | {
      readonly type: 'withdraw'
      readonly operation: OperationRow
      readonly why: 'too_late' | 'unwanted' | 'never_created'
    }
  | { readonly type: 'read' }
  /** Nothing before then, in epoch milliseconds; Infinity for nothing at all. */
  | { readonly type: 'rest'; readonly until: number }

export interface Surroundings {
  readonly instance: Instance
  readonly settings: Settings
  /** Epoch milliseconds. */
  readonly now: number
  /** Whether a webhook of the payment waits for a read. */
  readonly isCalled: boolean
  /** A caller waits: what just got lost is repeated without a pause. */
  readonly pace?: 'none'
}

const REST_FOREVER: Step = { type: 'rest', until: Number.POSITIVE_INFINITY }

/** Decides the next step of a payment. Pure: it looks at what is stored and does nothing. */
export function chooseStep(payment: PaymentCase, around: Surroundings): Step {
  const steps = payment.operations
    .filter(isOpen)
    .map((operation) => stepOfOperation(operation, payment, around))
  const ready = steps.find(({ type }) => type !== 'rest')
  if (ready) return ready
  const read = readStep(payment, around)
  return [...steps, read].reduce(earlier)
}

function readStep(payment: PaymentCase, { now, isCalled, instance }: Surroundings): Step {
  if (isCalled) return { type: 'read' }
  const { listChanges } = instance.adapter.capabilities
  const due = readDueAt(payment, { now, listChanges })
  return due <= now ? { type: 'read' } : { type: 'rest', until: due }
}

function earlier(one: Step, other: Step): Step {
  if (one.type !== 'rest') return one
  return other.type !== 'rest' || other.until < one.until ? other : one
}

/** The next step toward the end of one open operation. */
export function stepOfOperation(
  operation: OperationRow,
  payment: PaymentCase,
  around: Surroundings,
): Step {
  if (!isKnown(operation)) return REST_FOREVER // the version that stored it goes on with it
  const { state } = operation
  if (state === 'attempted' || state === 'unknown') return unknownStep(operation, payment, around)
  const step = unsentStep(operation, payment, around)
  const isConcluding = step.type === 'send' || step.type === 'withdraw'
  const looking = isConcluding && mustLookFirst(operation, payment.row)
  return looking ? lookFirstStep({ operation, looking }, around) : step
}

/** What a lookup neither finds nor counts as absent, such as a cancel that may still come, is looked up again then. */
const LOOK_AGAIN_MS = 15_000

/** Neither sent nor withdrawn before it is certain that it was not sent in a time that is forgotten. */
function lookFirstStep(
  { operation, looking }: { operation: OperationRow; looking: LookingFirst },
  { instance: { adapter }, now }: Surroundings,
): Step {
  const { pending } = looking
  if (!pending) return { type: 'look_first', operation }
  const next = nextStep(pending, {
    rule: adapter.capabilities.absence,
    now: { ...adapter.now(pending.operation), at: now },
    account: adapter.account,
    wanted: false,
  })
  if (next.type === 'wait') return { type: 'rest', until: epochOf(next.until) }
  if (next.type === 'ask_provider') return { type: 'rest', until: now + ASK_AGAIN_MS }
  const until = epochOf(operation.changedAt) + LOOK_AGAIN_MS
  return until > now ? { type: 'rest', until } : { type: 'look_first', operation }
}

function unsentStep(operation: OperationRow, payment: PaymentCase, around: Surroundings): Step {
  const { kind, sendBefore } = operation
  const isLate = sendBefore !== null && epochOf(sendBefore) <= around.now
  if (isLate) return { type: 'withdraw', operation, why: 'too_late' }
  if (kind === 'create') {
    if (isUnwanted(payment)) return { type: 'withdraw', operation, why: 'unwanted' }
    return payment.row.heldBy === null ? { type: 'send', operation } : REST_FOREVER
  }
  const creation = creationOf(payment)
  if (creation && isOpen(creation)) return REST_FOREVER // the creation has a step of its own
  if (neverCreated(payment)) return { type: 'withdraw', operation, why: 'never_created' }
  return payment.row.heldBy === null ? sendStep(operation, payment, around) : REST_FOREVER
}

/** Money moves only on a fresh read, and when the provider takes it. */
function sendStep(operation: OperationRow, payment: PaymentCase, around: Surroundings): Step {
  const { now, settings, instance } = around
  const { equalAmountsApartMs: apartMs } = refundRules(instance)
  const equal = operation.kind === 'refund' ? equalRefundUntil(payment, { operation, apartMs }) : 0
  const until = Math.max(waitsUntil(operation), equal)
  if (until > now) return { type: 'rest', until }
  const { readAt } = payment.row
  const isFresh = readAt !== null && Math.abs(now - epochOf(readAt)) <= settings.freshMs
  if (isShownUnsent(payment, operation)) return { type: 'read' }
  if (isFresh) return { type: 'send', operation }
  const { listChanges } = instance.adapter.capabilities
  const readAgainAt = readDueAt(payment, { now, listChanges })
  const isContradicted = needsRead(payment) && readAgainAt > now
  return isContradicted ? { type: 'rest', until: readAgainAt } : { type: 'read' }
}

function refundRules({ adapter }: Instance): { readonly equalAmountsApartMs?: number } {
  const { refund } = adapter.capabilities
  return refund.support === 'not_supported' ? {} : refund
}

/** How long nobody asks again, when nothing more can be asked: a person may find out. */
const ASK_AGAIN_MS = 24 * 3_600_000

function unknownStep(
  operation: OperationRow,
  payment: PaymentCase,
  { instance, now, pace }: Surroundings,
): Step {
  const pending = parsePending(operation.pending)
  const { adapter } = instance
  const paced = pace === 'none' ? 0 : pacedUntil(operation, { pending, adapter, now })
  if (paced > now) return { type: 'rest', until: paced }
  const name: OperationName = pending.operation
  const next = nextStep(pending, {
    rule: adapter.capabilities.absence,
    now: { ...adapter.now(name), at: now },
    account: adapter.account,
    wanted: isWanted(operation, payment),
  })
  switch (next.type) {
    case 'repeat':
      return { type: 'repeat', operation }
    case 'lookup':
    case 'absent':
      return { type: 'lookup', operation }
    case 'wait':
      return { type: 'rest', until: epochOf(next.until) }
    case 'ask_provider':
      return { type: 'rest', until: now + ASK_AGAIN_MS }
  }
}

/** Whether an unknown operation may be sent again. */
function isWanted(operation: OperationRow, payment: PaymentCase): boolean {
  if (payment.row.heldBy !== null || isStoppedByDispute(payment, operation)) return false
  return operation.kind !== 'create' || !isUnwanted(payment)
}

interface Pacing {
  readonly pending: Pending
  readonly adapter: Instance['adapter']
  readonly now: number
}

const SHORTEST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 15 * 60_000

/**
 * The longer it is unknown, the rarer it is asked for. After a crash it is asked for at once.
 *
 * On an account that had no other payment, no lookup counts before there is one. What has been unknown for a day
 * is then looked up within a quarter of an hour, not at once: nobody waits on a page for so long.
 */
function pacedUntil(
  { state, unknownSince, changedAt }: OperationRow,
  { pending, adapter, now }: Pacing,
): number {
  if (state === 'attempted' || unknownSince === null) return 0
  const age = epochOf(changedAt) - epochOf(unknownSince)
  const until = epochOf(changedAt) + Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, age))
  const { counted, after } = absenceOutlook(pending, adapter.capabilities.absence)
  if (counted > 0) return 0 // on the way to a proof, which says itself how far apart its lookups are
  const { providerTime } = adapter.now(pending.operation)
  if (after === undefined || !providerTime) return until
  const countsFrom = now + after - providerTime.earliest + SHORTEST_PAUSE_MS
  return countsFrom > epochOf(changedAt) ? Math.min(until, countsFrom) : until
}
