import { isPaymentError, money } from '@paystate/core'
import {
  type ApplicationTransaction,
  type EngineEvent,
  EVENT_TYPES,
  type HandlerContext,
  isDatabaseError,
  isEngineError,
  type Payments,
  type Queryable,
  type StoredWrite,
} from '../../src/index.ts'
import { Disconnected, type Incarnation } from './incarnation.ts'
import { isDue } from './is-due.ts'
import { describe } from './orders.ts'
import { happen } from './outside.ts'
import { ASKED, type How, type Plan, type Step } from './plan.ts'
import type { World } from './world.ts'

const MINUTE = 60_000

/** A process of the application, and one that may work beside it. */
export interface Application {
  readonly world: World
  readonly plan: Plan
  readonly orders: readonly World[]
  readonly incarnation: Incarnation
  readonly payments: Payments
  readonly worker: Payments | undefined
}

/** Requests everything again from the beginning: a killed process remembers nothing. */
export async function live(application: Application): Promise<void> {
  const { plan, orders } = application
  await register(application)
  const most = Math.max(0, ...plan.orders.map(({ length }) => length))
  for (let index = 0; index < most; index += 1) {
    await Promise.all(orders.map((world, place) => takeStep(application, { world, place, index })))
    const first = plan.orders[0]?.[index]
    await rest(application, first?.does === 'rest' ? first.minutes : 1)
  }
}

async function takeStep(
  given: Application,
  { world, place, index }: { world: World; place: number; index: number },
): Promise<void> {
  const step = given.plan.orders[place]?.[index]
  if (!step) return
  await perform({ ...given, world }, step)
  await given.incarnation.outside(() => happen(world, { step, index }))
}

/** Lets time pass, and does what is due by then. */
export async function rest(application: Application, minutes: number): Promise<void> {
  const { world, incarnation, payments, worker } = application
  const hasWork = await incarnation.outside(async () => {
    await world.clock.advance(minutes * MINUTE)
    return isDue(world)
  })
  if (!hasWork) return
  await Promise.all([payments, worker].map((process) => process && work(application, process)))
}

async function work(application: Application, payments: Payments): Promise<void> {
  await allow(application, () => payments.work({ forMs: 0 }))
}

/**
 * Runs a call of the application, which may be refused: whatever else it throws is a fault of the engine. In a
 * transaction of its own, the application has its own connection to lose.
 */
async function allow(
  { world }: Application,
  call: () => Promise<unknown>,
  { isInOwn = false } = {},
): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (isEngineError(error) || isPaymentError(error) || isDatabaseError(error)) return
    if (error instanceof RolledBack || (isInOwn && error instanceof Disconnected)) return
    world.failures.push(`threw ${String(error)}`)
  }
}

/** Registers the one consumer, under its stored name; a worker has the same. Nobody sells before it has. */
async function register(application: Application): Promise<void> {
  const { payments, worker } = application
  for (const process of [payments, worker]) {
    if (!process) continue
    await allow(application, async () => {
      // Where the database was gone, the work loop registers it.
      await registerIn(process, application).catch(() => process.work({ forMs: 0 }))
    })
  }
}

const registered = new WeakSet<Payments>()

async function registerIn(payments: Payments, application: Application): Promise<void> {
  if (registered.has(payments)) return
  registered.add(payments)
  const { world, plan } = application
  const orders = new Map(application.orders.map((one) => [one.order, one]))
  const hear = async (event: EngineEvent, { tx }: HandlerContext) => {
    const ours = orders.get(event.order ?? '')
    if (event.type === 'order.paid_twice' && plan.paidTwice === 'handler' && ours) {
      const { payment, surplus: amount } = event
      await payments.refund({ id: ours.id(`extra_${payment}`), payment, amount }, { tx })
    }
    await write(tx, { world: ours ?? world, event })
  }
  await payments.consumer(world.consumer, {
    from: 'now',
    on: Object.fromEntries(EVENT_TYPES.map((type) => [type, hear])),
  })
}

/** What a shop would do with its own order, so that an event that comes twice, or half, shows. */
async function write(
  tx: ApplicationTransaction,
  { world, event }: { world: World; event: EngineEvent },
): Promise<void> {
  const { id, number, type, payment = null } = event
  await tx.query(
    'insert into app_heard (consumer, event, number, type, payment) values ($1, $2, $3::bigint, $4, $5)',
    [world.consumer, id, number, type, payment],
  )
  if (type !== 'order.paid') return
  await tx.query(
    `insert into app_paid values ($1, 1) on conflict (order_id) do update set times = app_paid.times + 1`,
    [event.order],
  )
}

async function perform(application: Application, step: Step): Promise<void> {
  const { payments, world } = application
  const { order } = world
  switch (step.does) {
    case 'pay': {
      const { capture } = step
      const input = {
        order,
        amount: money(world.site.currency, ASKED),
        description: describe(order),
        returnUrl: 'https://shop.example/return',
        capture,
      }
      return as(application, step.how, {
        name: `pay_${capture}`,
        call: () => payments.pay(input),
        within: (tx) => payments.pay(input, { tx }),
      })
    }
    case 'refund': {
      const { amount, how } = step
      const input = { id: world.id(step.id), order, amount: money(world.site.currency, amount) }
      return as(application, how, {
        name: step.id,
        call: () => payments.refund(input),
        within: (tx) => payments.refund(input, { tx }),
      })
    }
    case 'capture': {
      const amount = money(world.site.currency, step.amount)
      const id = world.id(step.id)
      return allow(application, () => payments.capture({ id, order, amount }))
    }
    case 'cancel': {
      const { ifPaid } = step
      return allow(application, () => payments.cancel({ id: world.id(step.id), order, ifPaid }))
    }
    case 'cancel_refund': {
      const refund = world.id(step.refund)
      return allow(application, () => payments.cancelRefund({ id: world.id(step.id), refund }))
    }
    default:
      return undefined
  }
}

interface Written {
  readonly name: string
  call(): Promise<unknown>
  within(tx: ApplicationTransaction): Promise<StoredWrite<unknown>>
}

class RolledBack extends Error {}

/** In a transaction of the application's own, its row says whether that was committed. */
async function as(application: Application, how: How, written: Written): Promise<void> {
  const { incarnation, world } = application
  if (how === 'call') return allow(application, written.call)
  const stored: StoredWrite<unknown>[] = []
  await allow(
    application,
    async () => {
      const write = await incarnation.database.transaction(async (tx) => {
        const name = world.id(written.name)
        await tx.query('insert into app_stored values ($1) on conflict do nothing', [name])
        const intent = await written.within(asClient(tx))
        if (how === 'rolled_back') throw new RolledBack()
        return intent
      })
      stored.push(write)
    },
    { isInOwn: true },
  )
  if (how !== 'tx') return
  for (const write of stored) await allow(application, () => write.send())
}

function asClient(tx: Queryable): ApplicationTransaction {
  return { query: (text, values) => tx.query(text, values) }
}
