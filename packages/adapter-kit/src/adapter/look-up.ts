import {
  type FindOptions,
  instantOf,
  isPaymentError,
  type Lookup,
  type OperationKind,
  type Pending,
} from '@paystate/core'
import { decideCancel, decideCancelRefund, decideCapture } from '@paystate/core/adapter'
import { decided, fromDecision, inconclusive, neverPrepared } from '../reads/from-decision.ts'
import type { AdapterDefinition, LookupDefinition } from './definition.ts'

type Definition<Context> = Pick<AdapterDefinition<never, Context, object>, 'reads' | 'writes'>

type Lookups<Context> = { readonly [K in OperationKind]: LookupDefinition<K, Context> }

/**
 * Looks up an operation once, by the reads of the interface: a create and a refund by our reference, any other write
 * by reading its payment. A write may define its own way. A failed request says nothing about the operation.
 */
export async function lookUp<K extends OperationKind, Context>(
  { reads, writes }: Definition<Context>,
  context: Context,
  { pending, options }: { readonly pending: Pending<K>; readonly options: FindOptions },
): Promise<Lookup<K>> {
  const { kind } = pending.operation
  const own = writes[kind].lookup
  const look = own ?? lookupsBy(reads)[kind]
  try {
    return await look(context, pending, options)
  } catch (error) {
    if (isPaymentError(error)) return { kind: 'inconclusive', error }
    return inconclusive(pending, BROKEN)
  }
}

/** A scan begins at the first attempt by the provider's clock, or reads everything: ours may have been wrong. */
function fromFirstSending(
  { previousAttempts: { firstSentBy } }: Pending,
  { since: _byOurClock, ...options }: FindOptions,
): FindOptions {
  return { ...options, ...(firstSentBy && { since: instantOf(firstSentBy.earliest) }) }
}

/** Something of our own failed, such as an injected clock: what happened stays open. */
const BROKEN = { code: 'undecided', what: 'Something failed while it was looked up.' } as const

function lookupsBy<Context>(reads: Definition<Context>['reads']): Lookups<Context> {
  return {
    create_payment: async (context, pending, options) => {
      const { operation, prepared } = pending
      const { reference } = operation
      const found = await reads.findPayment(
        context,
        { reference, ...(prepared && { amount: prepared.input.amount }) },
        fromFirstSending(pending, options),
      )
      if (found.kind !== 'found') return found
      return decided(pending, { value: found.payment, observation: found.observation })
    },
    capture_payment: async (context, pending, options) => {
      const { prepared } = pending
      if (!prepared) return neverPrepared(pending)
      const reading = await reads.getPayment(context, prepared.input.payment, options)
      return fromDecision(pending, { decision: decideCapture(prepared, reading), reading })
    },
    cancel_payment: async (context, pending, options) => {
      const { prepared } = pending
      if (!prepared) return neverPrepared(pending)
      const reading = await reads.getPayment(context, prepared.input.payment, options)
      return fromDecision(pending, { decision: decideCancel(prepared, reading), reading })
    },
    refund_payment: async (context, pending, options) => {
      const { prepared, operation } = pending
      if (!prepared) return neverPrepared(pending)
      const { reference } = operation
      const { payment, amount } = prepared.input
      const found = await reads.findRefund(
        context,
        { reference, payment, amount },
        fromFirstSending(pending, options),
      )
      if (found.kind !== 'found') return found
      return decided(pending, { value: found.refund, observation: found.observation })
    },
    cancel_refund: async (context, pending, options) => {
      const { prepared } = pending
      if (!prepared) return neverPrepared(pending)
      const reading = await reads.getRefund(context, prepared.input.refund, options)
      return fromDecision(pending, { decision: decideCancelRefund(reading), reading })
    },
  }
}
