import { z } from 'zod'
import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { Observation } from '../evidence/observation.ts'
import { accountField, instantField } from '../requests/fields.ts'
import type { OperationKind, OperationValue } from './operation-kind.ts'
import { NEXT, type Outcome } from './outcome.ts'
import {
  errorField,
  missField,
  operationField,
  pendingField,
  preparedField,
  readStored,
} from './parse-stored.ts'
import type { Pending } from './pending.ts'
import type { Prepared } from './prepared.ts'
import { isProof, restoreProof } from './proof.ts'

/**
 * Reads a prepared write back that was stored as JSON, by this or another process or version.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parsePrepared(stored: unknown): Prepared {
  return readStored('prepared write', preparedField, stored)
}

/**
 * Reads the `pending` of an unknown operation back that was stored as JSON.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parsePending(stored: unknown): Pending {
  return readStored('pending operation', pendingField, stored)
}

const accountOf = z.looseObject({ account: accountField })

/** Evidence is read whole by `parseObservation`; here only that it is some. */
const observationField = z.custom<Observation>(
  (value) =>
    accountOf.safeParse(value).success &&
    z.looseObject({ asOf: z.object({ received: z.number() }) }).safeParse(value).success,
  { error: 'must be the observation of an applied operation' },
)

const valueField = z.custom<OperationValue[OperationKind]>(
  (value) => z.looseObject({ status: z.string() }).safeParse(value).success,
  { error: 'must be what the operation gave' },
)

const proofField = z.discriminatedUnion('type', [
  z.object({ type: z.literal('never_sent'), phase: z.enum(['validate', 'aborted', 'connect']) }),
  z.object({ type: z.literal('rejected'), code: z.string() }),
  z.object({ type: z.literal('absent'), misses: z.array(missField) }),
  z.object({ type: z.literal('verdict'), who: z.string(), why: z.string(), at: instantField }),
])

const outcomeField = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('applied'),
    operation: operationField,
    value: valueField,
    observation: observationField,
  }),
  z
    .object({
      kind: z.literal('not_applied'),
      operation: operationField,
      proof: proofField,
      error: errorField,
      next: z.enum(NEXT),
      retryAfter: instantField.exactOptional(),
    })
    .transform((stored) => ({ ...stored, proof: restoreProof(stored.operation, stored.proof) })),
  z.object({
    kind: z.literal('unknown'),
    operation: operationField,
    error: errorField,
    pending: pendingField,
  }),
])

/**
 * Reads an outcome back that was stored as JSON, its error and its proof included.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parseOutcome(stored: unknown): Outcome {
  return readStored<Outcome>('outcome', outcomeField, stored)
}

/** An outcome as it is, a stored one, or the unknown one that a `pending` stands for. */
export function readRecoverable(lost: unknown): Outcome {
  if (isOutcome(lost)) return lost
  const isStoredOutcome = typeof lost === 'object' && lost !== null && 'kind' in lost
  if (isStoredOutcome) return parseOutcome(lost)
  const pending = parsePending(lost)
  const { operation, account } = pending
  const error = new PaymentError('undecided', {
    what: 'It was sent, and what happened is not known so far.',
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
  })
  return { kind: 'unknown', operation, error, pending }
}

/** One that was never stored: its error and its proof are of this process. */
function isOutcome(lost: unknown): lost is Outcome {
  if (typeof lost !== 'object' || lost === null || !('kind' in lost)) return false
  if (lost.kind === 'not_applied') return 'proof' in lost && isProof(lost.proof)
  return lost.kind === 'applied' || ('error' in lost && isPaymentError(lost.error))
}
