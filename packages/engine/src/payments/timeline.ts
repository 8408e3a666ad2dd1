import type { Instant } from '@paystate/core'
import { epochOf } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { checkId } from '../input/check-input.ts'
import { lookupsOf } from '../resolver/failed-lookups.ts'
import { anomaliesOfPayment } from '../store/anomalies/anomalies.ts'
import { attemptsOfPayment } from '../store/attempts/find-attempts.ts'
import { readEvents } from '../store/events/read-events.ts'
import { readEvidence } from '../store/evidence/read-evidence.ts'
import { inboxOfPayment } from '../store/inbox/inbox-of-payment.ts'
import { operationsOfPayment } from '../store/operations/find-operations.ts'
import { isKnown, whyOperationUnopened } from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { readable, whyUnopened } from '../store/sealing/readable.ts'
import { operationDetails, outcomeDetails } from './operation-details.ts'

/** One thing that happened to a payment, as data. */
export interface TimelineEntry {
  readonly at: Instant
  readonly kind:
    | 'intent'
    | 'attempt'
    | 'attempt_ended'
    /** Those that did not find an unknown operation, all in one entry. */
    | 'lookups'
    | 'webhook'
    | 'evidence'
    | 'event'
    | 'anomaly_opened'
    | 'anomaly_closed'
  /** What it is about, such as `refund return_7`. */
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * Everything that happened to a payment, oldest first: intents, attempts, webhooks, evidence, events and
 * anomalies. What is sealed with a missing key is there without its contents, and `sealed` in its details says why.
 *
 * @throws {EngineError} `unknown_id`, `invalid_input`
 */
export type Timeline = (id: string) => Promise<readonly TimelineEntry[]>

export function createTimeline(services: Services): Timeline {
  return async (given) => {
    const store = readable(services.store)
    const id = checkId(given)
    const row = await findPayment(store, { id })
    if (!row) throw unknownPayment(id)
    const of = { payment: row.key }
    const operations = await operationsOfPayment(store, of)
    const named = (key: number) => {
      const operation = operations.find((other) => other.key === key)
      return operation ? `${operation.kind} ${operation.id}` : 'operation'
    }
    const entries: TimelineEntry[] = operations.map((operation) => ({
      at: operation.createdAt,
      kind: 'intent',
      subject: named(operation.key),
      details: operationDetails(services, { operation, row }),
    }))
    for (const operation of operations) {
      if (whyOperationUnopened(operation) !== undefined) continue
      const { lookups } = lookupsOf(operation)
      if (!lookups) continue
      const { lastAt: at, ...details } = lookups
      entries.push({ at, kind: 'lookups', subject: named(operation.key), details })
    }
    for (const attempt of await attemptsOfPayment(store, of)) {
      const { begunAt, endedAt, endedUnder, number, operation } = attempt
      const isOurs = operations.some((other) => other.key === operation && isKnown(other))
      const subject = named(operation)
      entries.push({ at: begunAt, kind: 'attempt', subject, details: { number } })
      if (endedAt === null) continue
      const details = { number, under: endedUnder, ...(isOurs && endDetails(attempt.ended)) }
      entries.push({ at: endedAt, kind: 'attempt_ended', subject, details })
    }
    for (const { receivedAt, calls, handledAt, key } of await inboxOfPayment(store, of)) {
      const details = { calls, handledAt }
      entries.push({ at: receivedAt, kind: 'webhook', subject: `webhook ${key}`, details })
    }
    for (const { storedAt, source, received, begun, observation } of await readEvidence(
      store,
      of,
    )) {
      const sealed = whyUnopened(observation)
      const details = { received, begun, ...(sealed === undefined ? { observation } : { sealed }) }
      entries.push({ at: storedAt, kind: 'evidence', subject: source, details })
    }
    for (const { happenedAt, type, number, data } of await readEvents(store, of)) {
      const sealed = whyUnopened(data)
      const details = { number, ...(sealed === undefined ? { data } : { sealed }) }
      entries.push({ at: happenedAt, kind: 'event', subject: type, details })
    }
    for (const anomaly of await anomaliesOfPayment(store, of)) {
      const { id, openedAt, closedAt, kind: subject, details: about } = anomaly
      const { closedBecause: because, closedBy: by } = anomaly
      entries.push({ at: openedAt, kind: 'anomaly_opened', subject, details: { id, about } })
      if (closedAt !== null) {
        const details = { id, because, by }
        entries.push({ at: closedAt, kind: 'anomaly_closed', subject, details })
      }
    }
    return entries.sort((one, other) => epochOf(one.at) - epochOf(other.at))
  }
}

/** How an attempt ended; what it was told is gone once its payment is erased. */
function endDetails(ended: unknown): Readonly<Record<string, unknown>> {
  if (ended === null) return { ended: 'erased' }
  const sealed = whyUnopened(ended)
  if (sealed !== undefined) return { ended: 'sealed', sealed }
  const outcome = outcomeDetails(ended)
  return { ended: outcome.kind, outcome }
}
