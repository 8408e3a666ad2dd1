import type {
  FindOptions,
  Lookup,
  OperationKind,
  OperationValue,
  Outcome,
  PaymentReading,
  PaymentRef,
  Prepared,
  Unknown,
} from '@paystate/core'
import { proveRejectedByRead } from '@paystate/core/adapter'
import { LEFT_BEHIND } from './applied.ts'
import { findPayment, type Reader, readError, readPayment } from './reads.ts'

interface Looking {
  readonly reader: Reader
  readonly options: FindOptions
}

/** Looks for what an operation has left behind; one look that finds nothing is one miss. */
export async function lookup<K extends OperationKind>(
  outcome: Unknown<K>,
  looking: Looking,
): Promise<Lookup<K>> {
  const { prepared, operation } = outcome
  if (!prepared)
    return { kind: 'inconclusive', error: readError('not_found', 'Nothing to look for.') }
  if (prepared.kind === 'create_payment') return lookupCreate(prepared, looking)
  const reading = await readPayment(paymentOf(prepared), looking)
  const value: OperationValue[K] | undefined = LEFT_BEHIND[prepared.kind](reading.payment, prepared)
  const { observation } = reading
  if (value !== undefined)
    return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
  const over = refusedFor(reading, outcome)
  if (over) return { kind: 'decided', outcome: over }
  const { at } = observation
  const { account } = looking.reader
  const seen = { reference: operation.reference, account, begunAt: at, endedAt: at }
  return { kind: 'not_seen', miss: { ...seen, complete: true, positiveControl: 'seen' } }
}

async function lookupCreate<K extends OperationKind>(
  prepared: Prepared<K>,
  looking: Looking,
): Promise<Lookup<K>> {
  const { kind, reference, amount } = prepared
  const found = await findPayment({ reference, amount }, looking)
  if (found.kind !== 'found') return found
  const { payment, observation } = found
  const value: OperationValue[K] | undefined = LEFT_BEHIND[kind](payment, prepared)
  if (value === undefined) return { kind: 'inconclusive', error: readError('not_found', 'Gone.') }
  const operation = { kind, reference }
  return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
}

/** A cancel of what is over, or of what has left, can never happen any more. */
function refusedFor<K extends OperationKind>(
  { payment, observation }: PaymentReading,
  { operation, prepared, previousAttempts, error }: Unknown<K>,
): Outcome<K> | undefined {
  const { status, amounts } = payment
  const isTaken = status === 'captured' && amounts.captured === amounts.authorized
  const isOver =
    operation.kind === 'cancel_payment' && (isTaken || status === 'expired' || status === 'failed')
  const isSent =
    operation.kind === 'cancel_refund' &&
    payment.refunds.some(({ id, status }) => id === prepared?.target?.id && status === 'succeeded')
  if (!isOver && !isSent) return undefined
  const code = error.providerCode ?? 'ended'
  const times = { lastEndedAt: previousAttempts.lastEndedAt, readBegunAt: observation.at }
  const proof = proveRejectedByRead({ code, ...times })
  return proof && { kind: 'not_applied', operation, proof, error, next: 'different_operation' }
}

function paymentOf({ account, reference, target }: Prepared): PaymentRef {
  if (target === null) return { account, reference }
  return 'payment' in target ? target.payment : target
}
