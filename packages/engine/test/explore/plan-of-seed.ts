import { type Chance, createChance } from './chance.ts'
import type { Stop } from './incarnation.ts'
import { ASKED, type CallFault, type How, type Plan, type Step } from './plan.ts'

const HOWS: readonly [How, ...How[]] = ['call', 'call', 'tx', 'left', 'rolled_back']

/** A life, as a seed decides it. Stops fall anywhere within `points`. */
export function planOfSeed(
  seed: number,
  { points, provider }: Pick<Plan, 'provider'> & { readonly points: number },
): Plan {
  const chance = createChance(seed)
  const orders = [stepsAt(provider, stepsOf(chance))]
  const stops = Array.from({ length: chance.between(1, 3) }, () => stopOf(chance, points))
  return {
    provider,
    orders,
    stops,
    faults: Array.from({ length: chance.below(3) }, () => chance.pick(FAULTS)),
    webhooks: Array.from({ length: chance.below(4) }, () => chance.pick(WEBHOOKS)),
    paidTwice: chance.pick(['handler', 'policy']),
    workers: chance.pick(['none', 'one']),
  }
}

interface Crowd {
  /** How many orders. */
  readonly size: number
  /** Up to which point its processes may stop. */
  readonly points: number
}

/** Many orders at the same time, two processes that work for them, and something wrong with a third of the calls. */
export function planOfCrowd(seed: number, { size, points }: Crowd): Plan {
  const chance = createChance(seed)
  const some = <T>(from: readonly [T, ...T[]]) =>
    Array.from({ length: chance.between(1, Math.ceil(size / 3)) }, () => chance.pick(from))
  const provider = chance.pick<Plan['provider']>(['mollie', 'antom'])
  return {
    provider,
    orders: Array.from({ length: size }, () => stepsAt(provider, stepsOf(chance))),
    stops: Array.from({ length: chance.between(1, 2) }, () => stopOf(chance, points)),
    faults: some(FAULTS),
    webhooks: some(WEBHOOKS),
    paidTwice: chance.pick(['handler', 'policy']),
    workers: 'one',
  }
}

function stepsOf(chance: Chance): readonly Step[] {
  const story = chance.pick(STORIES)
  return story(chance).flatMap((step) => withSurroundings(step, chance))
}

/** The wallet that is used at Antom reserves nothing. */
function stepsAt(provider: Plan['provider'], steps: readonly Step[]): readonly Step[] {
  if (provider === 'mollie') return steps
  return steps.map((step) => (step.does === 'pay' ? { ...step, capture: 'automatic' } : step))
}

function stopOf(chance: Chance, points: number): Stop {
  return {
    at: chance.between(1, points),
    how: chance.pick(['kill', 'kill', 'kill', 'pause', 'lose', 'refuse']),
  }
}

/** What may come between: time, and copies of webhooks that came long ago. */
function withSurroundings(step: Step, chance: Chance): readonly Step[] {
  if (!chance.happens(0.3)) return [step]
  const between: Step = chance.happens(0.3)
    ? { does: 'redeliver' }
    : { does: 'rest', minutes: chance.pick([1, 3, 20, 61, 300]) }
  return [step, between]
}

type Story = (chance: Chance) => readonly Step[]

const some = (chance: Chance) => chance.pick([100, 400, 400, 650, ASKED])
const pays = { does: 'payer', what: 'pay' } as const

/** The ways that an order goes. Each may be killed, paused and cut off anywhere. */
const STORIES: readonly [Story, ...Story[]] = [
  function reserved(chance) {
    return [
      pay(chance, 'manual'),
      pays,
      { does: 'capture', id: 'c1', amount: chance.pick([ASKED, ASKED, 600]) },
      { does: 'capture', id: 'c2', amount: 450 },
      refund(chance, 'r1'),
      refund(chance, 'r2'),
    ]
  },
  function charged(chance) {
    return [
      pay(chance, 'automatic'),
      pays,
      refund(chance, 'r1'),
      { does: 'cancel_refund', id: 'u1', refund: 'r1' },
      refund(chance, 'r2'),
      { does: 'bank', what: 'fail_refund' },
    ]
  },
  function disputed(chance) {
    return [
      pay(chance, 'automatic'),
      pays,
      ...(chance.happens(0.5) ? [refund(chance, 'r1')] : []),
      { does: 'bank', what: 'charge_back' },
      refund(chance, 'r2'),
      ...(chance.happens(0.5) ? [{ does: 'bank', what: 'reverse_charge_back' } as const] : []),
      refund(chance, 'r3'),
    ]
  },
  function withdrawn(chance) {
    return [
      pay(chance, chance.pick(['automatic', 'manual'])),
      ...(chance.happens(0.5) ? [pays] : []),
      { does: 'cancel', id: 'x1', ifPaid: chance.pick(['reverse', 'keep']) },
      ...(chance.happens(0.5) ? [pays] : []),
      ...(chance.happens(0.5) ? [pay(chance, 'automatic'), pays] : []),
    ]
  },
  function paidTwice(chance) {
    return [
      pay(chance, 'automatic'),
      { does: 'payer', what: chance.pick(['fail', 'cancel']) },
      { does: 'rest', minutes: 1 },
      pay(chance, chance.pick(['automatic', 'automatic', 'manual'])),
      ...(chance.happens(0.5)
        ? [pays, { does: 'bank', what: 'pay_late' } as const]
        : [{ does: 'bank', what: 'pay_late' } as const, pays]),
      { does: 'capture', id: 'c1', amount: ASKED },
      { does: 'rest', minutes: 30 },
      refund(chance, 'r1'),
    ]
  },
]

function pay(chance: Chance, capture: 'automatic' | 'manual'): Step {
  return { does: 'pay', how: chance.pick(HOWS), capture }
}

function refund(chance: Chance, id: string): Step {
  return { does: 'refund', id, amount: some(chance), how: chance.pick(HOWS) }
}

const FAULTS: readonly [CallFault, ...CallFault[]] = [
  ['create_payment', 'drop_answer'],
  ['create_payment', 'server_error'],
  ['create_payment', 'refuse'],
  ['create_payment', 'webhook_before_answer'],
  ['create_capture', 'drop_answer'],
  ['create_capture', 'rate_limited'],
  ['create_refund', 'drop_answer'],
  ['create_refund', 'reset'],
  ['create_refund', 'apply_then_server_error'],
  ['create_refund', 'unavailable'],
  ['cancel_payment', 'drop_answer'],
  ['cancel_refund', 'drop_answer'],
  ['get_payment', 'server_error'],
  ['get_payment', 'truncated_body'],
  ['list_payments', 'html_error'],
]

const WEBHOOKS = ['lost', 'lose_first', 'repeated', 'reordered', 'late', 'forged'] as const
