import { decided, inconclusive, neverPrepared } from '@paystate/adapter-kit'
import type {
  FindOptions,
  Lookup,
  LookupMiss,
  Observation,
  Pending,
  Prepared,
  Refund,
} from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { canceledRefund } from './cancel-refund.ts'
import { lookAtRefund } from './look-at-refund.ts'
import { isCanceledByLooks, type RefundLook } from './refund-not-found.ts'

/**
 * Looks for what became of canceling a refund. A canceled refund is not shown any more, so it takes two
 * looks; the earlier ones are the misses of the outcome.
 */
export async function lookupCancelRefund(
  connection: Connection,
  pending: Pending<'cancel_refund'>,
  options: FindOptions,
): Promise<Lookup<'cancel_refund'>> {
  const { account } = connection.settings
  const { prepared, operation, misses } = pending
  if (!prepared) return neverPrepared(pending)
  const { look, observation, shown } = await lookAtRefund(
    connection,
    prepared.input.refund,
    options,
  )
  if (shown?.status === 'canceled') return decided(pending, withRefund(observation, shown))
  if (look.isShown || !look.isPaymentRead) {
    return inconclusive(pending, { code: 'undecided', what: STILL_THERE })
  }
  const before = { account: prepared.account, status: statusBefore(prepared, options) }
  if (isCanceledByLooks(before, [...misses.map(lookOf), look])) {
    return decided(pending, withRefund(observation, canceledRefund(prepared)))
  }
  const { begunAt, endedAt } = look
  const { reference } = operation
  return { kind: 'not_seen', miss: { reference, account, begunAt, endedAt, ...SIGHTING } }
}

/** What the payment reported, with what the look reported of its refund. */
function withRefund(observation: Observation, value: Refund) {
  const others = (observation.refunds ?? []).filter(({ id }) => id !== value.id)
  return { value, observation: { ...observation, refunds: [...others, value] } }
}

/**
 * What the refund was before the wish. Where the caller does not tell: waiting, for no other can be called
 * back. A caller who counts it as canceled already knows no other status any more.
 */
function statusBefore(
  { input }: Prepared<'cancel_refund'>,
  { known }: FindOptions,
): Refund['status'] {
  const refund = known?.refunds.find(({ id }) => id === input.refund.id)
  return refund === undefined || refund.status === 'canceled' ? 'pending' : refund.status
}

const STILL_THERE = 'The refund is not canceled so far.'

/** Not complete: that the refund is not seen speaks for the cancel, and never proves it absent. */
const SIGHTING = { complete: false, positiveControl: 'seen' } as const

function lookOf({ account, begunAt, endedAt, positiveControl }: LookupMiss): RefundLook {
  return { account, begunAt, endedAt, isShown: false, isPaymentRead: positiveControl === 'seen' }
}
