import type { Outcome } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { Session } from '../store/statements/session.ts'
import type { PayInput } from './pay-input.ts'

/**
 * The instances that may take a payment, in the order of the route.
 *
 * @throws {EngineError} `no_route` for a name that is not configured.
 */
export async function candidatesFor(
  services: Services,
  { session, input }: { session: Session; input: PayInput },
): Promise<readonly Instance[]> {
  const { order, amount } = input
  const attempt = (await paymentsOfOrder(session, { order })).length + 1
  const routed = await services.route({ order, amount, attempt })
  const names = typeof routed === 'string' ? [routed] : routed
  return names.map((name) => {
    const instance = services.instances.get(name)
    if (instance) return instance
    throw new EngineError('no_route', {
      subject: `order ${order}`,
      what: `The route names "${name}", which is not configured.`,
    })
  })
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
