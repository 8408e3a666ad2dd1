import type { Instant, Observation, Payment } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import type { Provenance } from '../http/provenance.ts'
import { isWellPast } from './read-times.ts'

/**
 * What it means that Antom does not show a payment that we know as a session: the payer has not started to pay
 * yet, or, in a response that was signed well after the stated expiry, never will. Undefined for any other payment.
 * Assumed: session_try.
 */
export function readUntriedSession(
  known: Payment,
  { providerNow, ...provenance }: Provenance & { readonly providerNow: Instant },
): Observation | undefined {
  const { expiresAt } = known.times
  const isUntried = known.id === undefined && known.attempts.length === 0
  if (!isUntried || known.status !== 'requires_action' || expiresAt === undefined) return undefined
  const isOver = isWellPast(expiresAt, providerNow)
  return {
    ...provenance,
    ...(known.reference !== undefined && { reference: known.reference }),
    payment: {
      status: isOver ? 'expired' : 'requires_action',
      providerStatus: { value: 'ORDER_NOT_EXIST', codes: [], recognized: true },
      amounts: { ...NO_AMOUNTS, authorized: 0, captured: 0 },
      nextAction: isOver ? 'none' : known.nextAction,
    },
    lateMoney: 'returned',
  }
}
