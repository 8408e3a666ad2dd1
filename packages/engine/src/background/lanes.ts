import { each } from '../engine/each.ts'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { createEraseDue } from '../erasing/erase-due.ts'
import { handleWebhooks } from '../inbox/handle-webhooks.ts'
import { learnPushed } from '../journal/learn.ts'
import type { Consumer } from '../outbox/consumer.ts'
import type { Consumers } from '../outbox/consumers.ts'
import { deliverNext } from '../outbox/deliver-next.ts'
import { actOnAnomalies } from '../policies/act-on-anomalies.ts'
import { createSettleNoted } from '../policies/settle-noted.ts'
import { createWatchUnknown } from '../policies/watch-unknown.ts'
import { createAdvance, createClaimDue } from '../resolver/advance.ts'
import { sweepNext } from '../sweep/sweep-next.ts'
import type { Lane, Report } from './lane.ts'

/** How many payments of an instance are worked on at a time. */
const PAYMENTS = 8
/** How many events a consumer receives in a row. */
const EVENTS = 100

export interface LaneOptions {
  readonly consumers: Consumers
  readonly report: Report
}

/** All background work of a process at this moment: consumers are added as they are registered. */
export function createLanes(services: Services, options: LaneOptions): () => readonly Lane[] {
  const fixed = [...services.instances.values()].flatMap((instance) => [
    webhooksLane(services, instance),
    paymentsLane(services, { instance, ...options }),
  ])
  const sweeps: Lane = { name: 'sweeps', run: (signal) => sweepNext(services, { signal }) }
  const anomalies = anomaliesLane(services)
  const erasing: Lane = { name: 'erasing', run: createEraseDue(services) }
  const byConsumer = new Map<Consumer, Lane>()
  return () => {
    for (const consumer of options.consumers.list()) {
      if (byConsumer.has(consumer)) continue
      byConsumer.set(consumer, consumerLane(services, { consumer, ...options }))
    }
    return [...fixed, sweeps, anomalies, erasing, ...byConsumer.values()]
  }
}

/** Looking for what has been unknown for too long, and for what is settled, need not be done all the time. */
const WATCH_MS = 15_000

/** What fails in one part of it holds up no other part. */
function anomaliesLane(services: Services): Lane {
  const watchUnknown = createWatchUnknown(services)
  const rare = [watchUnknown, createSettleNoted(services)]
  let watchAt = 0
  return {
    name: 'anomalies',
    async run(stopping) {
      const now = services.clock.monotonic()
      const isTime = now >= watchAt
      if (isTime) watchAt = now + WATCH_MS
      let done = 0
      const act = () => actOnAnomalies(services, { signal: stopping })
      await each([act, ...(isTime ? rare : [])], async (part) => {
        if (!stopping.aborted) done += await part()
      })
      return done
    },
  }
}

function webhooksLane(services: Services, { name: instance }: Instance): Lane {
  const handling = { ...services, learnPushed }
  return {
    name: `webhooks of ${instance}`,
    run: () => handleWebhooks(handling, { instance }),
  }
}

/** One lane per instance: however many payments of a provider that is down are due, the others go on. */
function paymentsLane(
  services: Services,
  { instance, report }: LaneOptions & { readonly instance: Instance },
): Lane {
  const name = `payments of ${instance.name}`
  const claimDue = createClaimDue({
    ...services,
    instances: new Map([[instance.name, instance]]),
  })
  const advance = createAdvance(services)
  const advanceSafely = async (id: string) => {
    try {
      await advance(id)
    } catch (error) {
      report({ where: `${name}, ${id}`, error })
    }
  }
  return {
    name,
    async run() {
      const ids = await claimDue(PAYMENTS)
      await Promise.all(ids.map(advanceSafely))
      return ids.length
    },
  }
}

function consumerLane(
  services: Services,
  { consumer, consumers, report }: LaneOptions & { readonly consumer: Consumer },
): Lane {
  const name = `consumer ${consumer.name}`
  return {
    name,
    async run(stopping) {
      await consumers.prepare(consumer)
      for (let count = 0; count < EVENTS; count += 1) {
        if (stopping.aborted) return count
        const delivered = await deliverNext(services, { consumer })
        if (delivered.kind === 'nothing') return count
        if (delivered.kind === 'delivered') continue
        const { event, error } = delivered
        report({ where: `${name}, event ${event}`, error })
      }
      return EVENTS
    },
  }
}
