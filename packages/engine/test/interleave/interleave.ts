import { isPaymentError } from '@paystate/core'
import { isEngineError } from '../../src/index.ts'
import { compareOrder } from './compare-order.ts'
import type { Boundary } from './gate.ts'
import type { Place } from './place.ts'
import type { Scene } from './scenes.ts'
import { payerPays, type Setting } from './setting.ts'

/** Where two operations meet. */
export interface Meeting {
  readonly scene: Scene
  /** The name of the one that is stopped. */
  readonly first: string
  /** The one that runs whole meanwhile. */
  readonly second: string
  /** After which boundary the first one stops, from 1; beyond its last it runs alone. */
  readonly at: number
  readonly how: How
}

/** `together`: two processes. `one_process`: both in the same. `too_late`: the leases of the first have run out. */
export type How = 'together' | 'one_process' | 'too_late'

/** What became of it. */
export interface Met {
  /** After what the first one stopped; undefined where it ended before. */
  readonly where: Boundary | undefined
  /** How many boundaries the first one had. */
  readonly boundaries: number
  readonly violations: readonly string[]
}

const MINUTE = 60_000
const LEASE_OVER_MS = 3 * MINUTE

/** Stops one operation, runs the other whole, lets the first go on, then settles everything and compares. */
export async function meet(place: Place, meeting: Meeting): Promise<Met> {
  const { shop, gate, processes } = place
  const { scene, first, second, at, how } = meeting
  const setting = await scene.begin(shop)
  const failures: string[] = []
  const call = (caller: 'first' | 'second') => {
    const name = caller === 'first' ? first : second
    const operation = scene.operations[name]
    if (!operation) throw new Error(`There is no operation ${name}`)
    const run = () => operation(processes[how === 'one_process' ? 'first' : caller], setting)
    const running = how === 'one_process' ? gate.as(caller, run) : run()
    return running.catch((error: unknown) => {
      if (!isEngineError(error) && !isPaymentError(error))
        failures.push(`${name} threw ${String(error)}`)
    })
  }
  gate.arm(at)
  const one = call('first')
  const where = await Promise.race([one.then(() => undefined), gate.stopped()])
  if (where !== undefined) {
    if (how === 'too_late') await shop.clock.advance(LEASE_OVER_MS)
    const two = call('second')
    await Promise.race([two, gate.waiting()])
    gate.letGo()
    await two
  }
  await one
  gate.letGo()
  const boundaries = gate.passed().length
  await settle(place, setting)
  const violations = [...failures, ...(await compareOrder(place, { setting, scene }))]
  await forget(place, setting)
  return { where, boundaries, violations }
}

/** Until leases have run out, and until what was sent is read again, and an ended payment once more. */
const QUIET_MINUTES = [3, 61]
/** Until what is lost is known, and until a waiting refund is sent. */
const LONGER_MINUTES = [60, 120, 240]

/** Whoever was sent to a page pays there in the end; then time passes until nothing is open. */
async function settle(place: Place, setting: Setting): Promise<void> {
  const rest = async (minutes: number) => {
    await place.shop.clock.advance(minutes * MINUTE)
    await place.shop.payments.work({ forMs: 0 })
  }
  for (const minutes of QUIET_MINUTES) {
    await rest(minutes)
    await payOpen(place, setting)
  }
  for (const minutes of LONGER_MINUTES) {
    if (!(await isOpen(place, setting))) return
    await rest(minutes)
    await rest(1)
  }
}

async function payOpen(place: Place, setting: Setting): Promise<void> {
  const { shop } = place
  let isPaid = false
  for (const { id, providerId, instance } of await shop.payments.find({ order: setting.order })) {
    const isOpen =
      instance === shop.names.mollie
        ? shop.mollie.statusOf(providerId ?? '') === 'open'
        : shop.antom.statusOf(providerId ?? '') === 'PROCESSING'
    if (!isOpen || providerId === undefined) continue
    await payerPays({ ...setting, providerId })
    await shop.payments.get(id, { fresh: true })
    isPaid = true
  }
  if (isPaid) await shop.payments.work({ forMs: 0 })
}

async function isOpen({ database }: Place, { order }: Setting): Promise<boolean> {
  const { rows } = await database.query(
    `select from paystate.operations as o join paystate.payments as p on p.key = o.payment
     where p.order_id = $1 and o.state in ('waiting', 'intended', 'attempted', 'unknown')
     union all select from paystate.inbox where handled_at is null and state not in ('foreign', 'orphan')`,
    [order],
  )
  return rows.length > 0
}

/** Nothing of it is due again, so that the next one finds a quiet database. */
async function forget({ database, shop, earlier }: Place, { order }: Setting): Promise<void> {
  await database.query('update paystate.payments set due_at = null where order_id = $1', [order])
  await database.query('delete from app_heard')
  for (const { ledger } of [shop.mollie, shop.antom])
    for (const { paymentId } of ledger.entries()) earlier.add(paymentId)
}
