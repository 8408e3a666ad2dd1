import type { Outcome } from '@paystate/core'
import { z } from 'zod'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { claimProbe, openCircuits } from '../store/instances/circuit.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { Session } from '../store/statements/session.ts'
import type { PayInput } from './pay-input.ts'

interface Asking {
  readonly session: Session
  readonly input: PayInput
  /** Whether this payment may be the probe of a provider that rests. In an application's transaction that would hold others up. */
  readonly probes: 'taken' | 'left'
}

interface Candidates {
  readonly candidates: readonly Instance[]
}

/**
 * The instances that may take a payment, in the order of the route; those whose provider could not be reached lately
 * come last, since nothing would be sent there.
 *
 * @throws {EngineError} `no_route` for a name that is not configured, and for what is not a name.
 */
export async function candidatesFor(
  services: Services,
  { session, input, probes }: Asking,
): Promise<readonly Instance[]> {
  const { order, amount } = input
  if (!services.route) return [onlyInstance(services)]
  const payments = await paymentsOfOrder(session, { order })
  const attempt = payments.length + 1
  const names = namesIn(await services.route({ order, amount, attempt }), { order })
  const candidates = names.map((name) => {
    const instance = services.instances.get(name)
    if (instance) return instance
    throw new EngineError('no_route', {
      subject: `order ${order}`,
      what: `The route names "${name}", which is not configured.`,
    })
  })
  const opens = payments.every(({ standing }) => standing === 'ended')
  return opens && candidates.length > 1
    ? reachableFirst(services, { session, candidates, probes })
    : candidates
}

/** Without a route there is one provider, and it takes everything. */
function onlyInstance({ instances }: Services): Instance {
  const [only, ...others] = instances.values()
  if (only && others.length === 0) return only
  const names = [...instances.keys()].join(', ')
  const what = `Several providers are configured (${names}), and no \`route\` chooses one.`
  throw new EngineError('no_route', { what })
}

const routed = z.union([z.string().transform((name) => [name]), z.array(z.string())])

/** The route is the application's code, and what it returns need not be what its type says. */
function namesIn(returned: unknown, { order }: { order: string }): readonly string[] {
  const { success, data } = routed.safeParse(returned)
  if (success) return data
  const what = Array.isArray(returned) ? 'a list of other things than names' : typeof returned
  throw new EngineError('no_route', {
    subject: `order ${order}`,
    what: `The route returned ${what}, not the name of a configured provider or a list of names.`,
  })
}

async function reachableFirst(
  { settings }: Services,
  { session, candidates, probes }: Pick<Asking, 'session' | 'probes'> & Candidates,
): Promise<readonly Instance[]> {
  const instances = candidates.map(({ name }) => name)
  const down = new Set<string>()
  for (const { name: instance, rested } of await openCircuits(session, { instances })) {
    const { circuitRestMs: openForMs } = settings
    const mayProbe = rested && probes === 'taken'
    if (mayProbe && (await claimProbe(session, { instance, openForMs }))) continue
    down.add(instance)
  }
  const isDown = ({ name }: Instance) => down.has(name)
  return [...candidates.filter((one) => !isDown(one)), ...candidates.filter(isDown)]
}

/**
 * Whether another provider may be used after a refusal: only when it provably took nothing for a reason that
 * is neither the payer's nor in the request. Never after a decline, and never while it is unknown.
 */
export function allowsFailover(outcome: Outcome): boolean {
  if (outcome.kind !== 'not_applied') return false
  const { proof, error } = outcome
  if (proof.type === 'never_sent')
    return proof.phase !== 'validate' || error.code === 'not_supported'
  return FAILOVER.has(error.code)
}

const FAILOVER: ReadonlySet<string> = new Set(['unavailable', 'rate_limited', 'not_supported'])
