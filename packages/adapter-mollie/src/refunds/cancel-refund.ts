import {
  decided,
  fromDecision,
  inconclusive,
  neverPrepared,
  preparationOf,
  type WriteDefinition,
} from '@paystate/adapter-kit'
import type { FindOptions, LookupMiss, Observation, Prepared, Refund } from '@paystate/core'
import { checkCancelRefund, decideCancelRefund } from '@paystate/core/adapter'
import { HARMLESS } from '../configuration/capabilities.ts'
import { refundRefIssues } from '../configuration/check-payment-ref.ts'
import type { Context } from '../http/context.ts'
import { provenanceOf } from '../http/provenance.ts'
import { readNotMade } from '../http/read-response.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { lookUpRefund } from './look-up-refund.ts'
import { isCanceledByLookups, type RefundLookup } from './refund-not-found.ts'

type Canceling = Prepared<'cancel_refund'>

/**
 * Cancels a refund that has not been sent. A canceled refund is no longer shown, so it takes two lookups
 * to know; the earlier ones are the misses of the operation. Those that are complete showed the refund as ended;
 * those that are not did not find it, which suggests that it was canceled.
 *
 * @see https://docs.mollie.com/reference/cancel-refund
 */
export const cancelRefund: WriteDefinition<'cancel_refund', Context> = {
  prepare: ({ settings: { account, scope } }, input) => {
    const checked = checkCancelRefund(input)
    return preparationOf({
      kind: 'cancel_refund',
      account,
      reference: input?.reference,
      issues: [
        ...(checked.ok ? [] : checked.issues),
        ...refundRefIssues(input?.refund, { account, path: 'refund' }),
      ],
      make: () => {
        if (!checked.ok) return undefined
        const { payment, id } = checked.value.refund
        const query = scope.testmode ? '?testmode=true' : ''
        const path = `/payments/${payment.id}/refunds/${id}${query}`
        const request = { method: 'DELETE', path, body: '{}' } as const
        return { input: checked.value, request, replayWindow: HARMLESS }
      },
    })
  },
  call: ({ write }, prepared) => {
    const { input, reference } = prepared
    const { payment, id = '' } = input.refund
    const paymentId = payment.id ?? ''
    return write(prepared, (client) =>
      client.paymentRefunds.cancel(id, { paymentId, idempotencyKey: reference }),
    )
  },
  decode: (context, { response, prepared }) => {
    if (response.status !== 204) return readNotMade(response, 'cancel_refund')
    const { payment } = prepared.input.refund
    const value = canceledRefund(prepared)
    const observation: Observation = {
      ...provenanceOf(response, context.settings, 'response'),
      ...(payment.id !== undefined && { paymentId: payment.id }),
      refunds: [value],
      needsRead: true,
    }
    return { says: 'applied', value, observation }
  },
  rejections: () => rejectionsOf('cancel_refund'),
  lookup: async (context, pending, options) => {
    const { prepared, operation, misses, account } = pending
    if (!prepared) return neverPrepared(pending)
    const seen = await lookUpRefund(context, prepared.input.refund)
    const { lookup, observation, shown } = seen
    if (shown) {
      const reading = { refund: shown, observation: withRefund(observation, shown).observation }
      return fromDecision(pending, { decision: decideCancelRefund(reading), reading })
    }
    if (!lookup.isPaymentRead) {
      return inconclusive(pending, { code: 'undecided', what: NOT_LISTED })
    }
    const before = { account, status: statusBefore(prepared, options) }
    if (isCanceledByLookups(before, [...misses.map(lookupOf), lookup])) {
      return decided(pending, withRefund(observation, canceledRefund(prepared)))
    }
    const { begunAt, endedAt } = lookup
    const { reference } = operation
    const miss = { reference, account: lookup.account, begunAt, endedAt, ...UNDECIDED }
    return { kind: 'not_seen', miss }
  },
}

/** Not complete: not seeing the refund suggests that it was canceled, and never proves the cancel absent. */
const UNDECIDED = { complete: false, positiveControl: 'seen' } as const

const NOT_LISTED =
  'Whether the refund is canceled is not known: the refunds of its payment could not be read.'

/**
 * Mollie forgets a canceled refund: all that remains is the id in the URL of the request, which
 * Mollie accepted.
 */
function canceledRefund({ input }: Canceling): Refund {
  const { id } = input.refund
  return {
    ...(id !== undefined && { id }),
    status: 'canceled',
    amount: 'not_reported',
    cancelable: 'no',
  }
}

/** What the payment reported, with the status found for its refund. */
function withRefund(observation: Observation, value: Refund) {
  const others = (observation.refunds ?? []).filter(({ id }) => id !== value.id)
  return { value, observation: { ...observation, refunds: [...others, value] } }
}

/**
 * The refund's previous status. Where the caller does not give it: waiting, since no other can be canceled. A caller
 * that already counts it as canceled knows no other status.
 */
function statusBefore({ input }: Canceling, { known }: FindOptions): Refund['status'] {
  const refund = known?.refunds.find(({ id }) => id === input.refund.id)
  return refund === undefined || refund.status === 'canceled' ? 'pending' : refund.status
}

function lookupOf(miss: LookupMiss): RefundLookup {
  const { account, begunAt, endedAt, begunBy, endedBy, positiveControl } = miss
  const by = begunBy && endedBy && { begunBy, endedBy }
  const isPaymentRead = positiveControl === 'seen'
  return { account, begunAt, endedAt, ...by, isShown: miss.complete, isPaymentRead }
}
