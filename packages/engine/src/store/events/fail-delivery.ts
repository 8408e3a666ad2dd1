import { z } from 'zod'
import { lockPayment } from '../payments/lock-payment.ts'
import { DUE, type Due, dueValues } from '../statements/due.ts'
import { integer, nothing } from '../statements/fields.ts'
import { first, run, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

interface DeliveryKey {
  readonly consumer: string
  /** The number of the event. */
  readonly event: number
}

/** A delivery and those behind it. */
const STREAM = `consumer = :consumer and (event = :event::bigint or payment = :payment::bigint)`

const FAIL = statement(
  `update paystate.deliveries set
     due_at = ${DUE},
     tries = case when event = :event::bigint then tries + 1 else tries end,
     problem = case when event = :event::bigint then :problem else problem end
   where ${STREAM}`,
  nothing,
)

const PAYMENT = statement(
  'select payment from paystate.deliveries where consumer = :consumer and event = :event::bigint',
  z.object({ payment: integer.nullable() }),
)

const RETRY = statement(`update paystate.deliveries set due_at = ${NOW} where ${STREAM}`, nothing)

const SKIP = statement(
  'delete from paystate.deliveries where consumer = :consumer and event = :event::bigint',
  nothing,
)

/**
 * Postpones an event whose handler failed, and with it the later ones of that payment and consumer;
 * `never` holds them back until somebody retries or skips it. Call it after the rollback.
 */
export function failDelivery(
  session: Session,
  given: DeliveryKey & {
    readonly payment: number | null
    readonly due: Due
    readonly problem: string
  },
): Promise<void> {
  const { consumer, event, payment, due, problem } = given
  const values = { consumer, event, payment, problem, ...dueValues(due) }
  return run(session, { statement: FAIL, values })
}

/** Makes a held event due again, with those behind it. */
export function retryDelivery(tx: Transaction, key: DeliveryKey): Promise<'done' | 'gone'> {
  return underLock(tx, { key, change: async () => {} })
}

/** Gives an event up for a consumer; those behind it are due. */
export function skipDelivery(
  tx: Transaction,
  { consumer, event }: DeliveryKey,
): Promise<'done' | 'gone'> {
  const change = () => run(tx, { statement: SKIP, values: { consumer, event } })
  return underLock(tx, { key: { consumer, event }, change })
}

/** Under the payment's lock: a change must not store an event behind one that is just being let go. */
async function underLock(
  tx: Transaction,
  { key, change }: { key: DeliveryKey; change: () => Promise<void> },
): Promise<'done' | 'gone'> {
  const { consumer, event } = key
  const found = await first(tx, { statement: PAYMENT, values: { consumer, event } })
  if (found === undefined) return 'gone'
  if (found.payment !== null) await lockPayment(tx, { payment: found.payment })
  await change()
  await run(tx, { statement: RETRY, values: { consumer, event, payment: found.payment } })
  return 'done'
}
