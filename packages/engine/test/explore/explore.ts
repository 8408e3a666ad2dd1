import type { WebhookFault } from '@paystate/simulator'
import { type Application, live, rest } from './application.ts'
import { readLeft } from './book.ts'
import { type Compared, compare } from './compare.ts'
import { forget } from './forget.ts'
import { type Incarnation, incarnate, type Point, type Stop } from './incarnation.ts'
import { orderIn } from './orders.ts'
import type { Plan, Webhooks } from './plan.ts'
import { addCounts, type Tally } from './tally.ts'
import { openWorld, type World } from './world.ts'

export interface Explored {
  /** What the points of the longest process were, in order. */
  readonly points: readonly Point[]
  /** Where each process stopped. */
  readonly stopped: readonly string[]
  /** What happened in this life, to show that it is one: a kind of thing, how often. */
  readonly seen: Tally['seen']
  readonly violations: readonly string[]
}

const MINUTE = 60_000

/** Lives one life, process after process, then compares the provider's ledger, the engine's book and the shop's. */
export async function explore(plan: Plan): Promise<Explored> {
  const world = await openWorld(plan)
  const { site, clock, outlet } = world
  const orders = plan.orders.map((_, index) => orderIn(world, index))
  const worker = plan.workers === 'one' ? await world.open(incarnate(outlet)) : undefined
  for (const fault of plan.faults) site.meet({ fault })
  for (const kind of plan.webhooks) site.meet({ webhook: WEBHOOK_FAULTS[kind] })
  const processes = await liveAndStop(world, { plan, orders, worker })
  site.clearFaults()
  const last = await begin(world, { plan, orders, worker, stop: undefined })
  await liveOn(last)
  await clock.advance(0)
  const compared: Compared[] = []
  for (const order of orders) compared.push(await compare(order))
  const left = await readLeft(world)
  await forget(world)
  return {
    points: processes.map(({ points }) => points).reduce(longer, []),
    stopped: processes.flatMap(({ where }) => where ?? []),
    seen: compared.reduce((sum, { seen }) => addCounts(sum, Object.fromEntries(seen)), {}),
    violations: [
      ...world.failures,
      ...compared.flatMap(({ violations }) => violations),
      ...left.map((one) => `left: ${one}`),
    ],
  }
}

interface Lived {
  readonly points: readonly Point[]
  readonly where: string | undefined
}

interface Beginning {
  readonly plan: Plan
  readonly orders: readonly World[]
  readonly worker: Application['worker']
  readonly stop: Stop | undefined
}

/** One process after the other; one that was paused goes on beside the next. */
async function liveAndStop(
  world: World,
  { plan, orders, worker }: Omit<Beginning, 'stop'>,
): Promise<readonly Lived[]> {
  const lived: Lived[] = []
  let paused: { readonly incarnation: Incarnation; readonly living: Promise<void> } | undefined
  for (const stop of [...plan.stops, undefined]) {
    const application = await begin(world, { plan, orders, worker, stop })
    const { incarnation } = application
    const earlier = paused
    paused = undefined
    earlier?.incarnation.resume()
    const living = live(application).catch((error: unknown) => {
      world.failures.push(`ended with ${String(error)}`)
    })
    const where = await Promise.race([living.then(() => undefined), incarnation.stopped])
    await earlier?.living
    lived.push({ points: incarnation.points, where })
    if (where?.startsWith('pause')) paused = { incarnation, living }
    await settleDown(world)
    await world.clock.advance(3 * MINUTE) // its leases end
  }
  return lived
}

async function begin(
  world: World,
  { plan, orders, worker, stop }: Beginning,
): Promise<Application> {
  const incarnation = incarnate({ ...world.outlet, stop })
  const payments = await world.open(incarnation)
  world.serve({ incarnation, payments })
  incarnation.arm()
  return { world, plan, orders, incarnation, payments, worker }
}

/** Lets what a killed process had begun come to its end. */
async function settleDown({ database }: World): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    await database.query('select 1')
  }
}

/** Nobody asks for anything anymore: what is unknown may take a key's whole window to know, and money days. */
const QUIET_MINUTES = [1, 15, 30, 60, 120, 240, 24 * 60, 8 * 24 * 60, 60]

async function liveOn(application: Application): Promise<void> {
  await live(application)
  for (const minutes of QUIET_MINUTES) await rest(application, minutes)
}

function longer(one: readonly Point[], other: readonly Point[]): readonly Point[] {
  return other.length > one.length ? other : one
}

const WEBHOOK_FAULTS = {
  lost: { kind: 'lost' },
  lose_first: { kind: 'lose_first' },
  repeated: { kind: 'repeated', copies: 3 },
  reordered: { kind: 'reordered' },
  late: { kind: 'late', by: 90 * MINUTE },
  forged: { kind: 'forged' },
} as const satisfies Readonly<Record<Webhooks, WebhookFault>>
