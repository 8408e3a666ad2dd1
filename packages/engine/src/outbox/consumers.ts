import { z } from 'zod'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, storable } from '../input/check-input.ts'
import { EVENT_TYPES } from '../journal/event-types.ts'
import { backfillConsumer } from '../store/events/backfill-consumer.ts'
import { registerConsumer } from '../store/events/register-consumer.ts'
import type { Consumer, ConsumerOptions, Handler } from './consumer.ts'
import type { OutboxServices } from './deliver-next.ts'
import { eventIssue } from './event-issue.ts'

/**
 * Registers a consumer of events under a stored name, which records what it has received. Await it before the
 * first payment whose events it needs.
 *
 * @throws {EngineError} `invalid_input`, `conflict`
 * @throws {DatabaseError} Then it is registered by the work loop.
 */
export type RegisterConsumer = (name: string, options: ConsumerOptions) => Promise<void>

/** The consumers of this process. */
export interface Consumers {
  readonly register: RegisterConsumer
  list(): readonly Consumer[]
  /** Registers every consumer in the database, with earlier events where it wants them. */
  prepare(consumer: Consumer): Promise<void>
}

const BACKFILL = 1_000

export function createConsumers({ store, wake }: OutboxServices): Consumers {
  const consumers = new Map<string, Consumer>()
  const ready = new Set<Consumer>()
  const prepare = async (consumer: Consumer) => {
    if (ready.has(consumer)) return
    const { name, types, options } = consumer
    await registerConsumer(store, { name, types, begins: options.from })
    while ((await backfillConsumer(store, { consumer: name, limit: BACKFILL })) === 'more');
    ready.add(consumer)
    wake()
  }
  return {
    register(name, options) {
      const consumer = readConsumer(name, options)
      if (consumers.has(name)) throw taken(name)
      consumers.set(name, consumer)
      const prepared = prepare(consumer)
      prepared.catch(() => {}) // the work loop repeats it, also if nobody awaits it
      return prepared
    },
    list: () => [...consumers.values()],
    prepare,
  }
}

const handlers = z
  .record(z.string(), z.custom<Handler>(isFunction, 'must be a function'), {
    error: "must be an object of handlers by event, such as { 'order.paid': ship }",
  })
  .superRefine((on, context) => {
    for (const type of Object.keys(on)) {
      const message = eventIssue(type)
      if (message !== undefined) context.addIssue({ code: 'custom', path: [type], message })
    }
  })

const NAME = 'must be text of 1 to 100 characters, not beginning with white space'

const schema = z.strictObject({
  name: storable(z.string({ error: NAME }).regex(/^\S.{0,99}$/, NAME)),
  from: z.enum(['now', 'beginning']),
  on: handlers,
})

/** Plain JavaScript may pass anything. */
function readConsumer(given: string, options: ConsumerOptions): Consumer {
  const { name, on } = checkInput(schema, { ...options, name: given })
  return { name, types: EVENT_TYPES.filter((type) => Object.hasOwn(on, type)), options }
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function taken(name: string): EngineError {
  return new EngineError('conflict', {
    subject: name,
    what: 'A consumer with this name is already registered in this process.',
    money: 'The earlier one is unchanged; nothing was stored.',
    advice: 'Register each name once, with all its handlers.',
  })
}
