import { z } from 'zod'
import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { Observation } from '../evidence/observation.ts'
import { accountField, instantField } from '../requests/fields.ts'
import { readStored } from '../requests/read-stored.ts'
import { withIssues } from '../requests/with-issues.ts'
import { appliedIssues, missesIssues } from './agreement.ts'
import { NEXT } from './next.ts'
import type { OperationKind, OperationValue } from './operation-kind.ts'
import type { Outcome } from './outcome.ts'
import {
  errorField,
  isSameOperation,
  missField,
  operationField,
  pendingField,
  preparedField,
} from './parse-stored.ts'
import type { Pending } from './pending.ts'
import type { Prepared } from './prepared.ts'
import { isProof, restoreProof } from './proof.ts'

/**
 * Reads a prepared write that was stored as JSON, by this or another process or version.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parsePrepared(stored: unknown): Prepared {
  return readStored('prepared write', preparedField, stored)
}

/**
 * Reads the `pending` of an unknown operation that was stored as JSON.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parsePending(stored: unknown): Pending {
  return readStored('pending operation', pendingField, stored)
}

const accountOf = z.looseObject({ account: accountField })

/** `parseObservation` reads evidence in full; this only checks that it is evidence. */
const observationField = z.custom<Observation>(
  (value) =>
    accountOf.safeParse(value).success &&
    z.looseObject({ asOf: z.object({ received: z.number() }) }).safeParse(value).success,
  { error: 'must be the observation of an applied operation' },
)

const valueField = z.custom<OperationValue[OperationKind]>(
  (value) => z.looseObject({ status: z.string() }).safeParse(value).success,
  { error: 'must be the result of the operation' },
)

const reasonField = z.string().refine((text) => text.trim() !== '', 'must not be empty')

const proofField = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('never_sent'),
    operation: operationField,
    phase: z.enum(['validate', 'aborted', 'connect']),
  }),
  z.object({ type: z.literal('rejected'), operation: operationField, code: z.string() }),
  z.object({
    type: z.literal('absent'),
    operation: operationField,
    misses: z.array(missField).min(1, 'must have the lookups that prove it'),
  }),
  z.object({
    type: z.literal('verdict'),
    operation: operationField,
    who: reasonField,
    why: reasonField,
    at: instantField,
  }),
])

function isNoOther(provider: string | undefined, known: string): boolean {
  return provider === undefined || provider === known
}

const OF_ANOTHER = 'must be of the same operation'

const outcomeField = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('applied'),
      operation: operationField,
      value: valueField,
      observation: observationField,
    })
    .superRefine(withIssues(appliedIssues)),
  z
    .object({
      kind: z.literal('not_applied'),
      operation: operationField,
      proof: proofField,
      error: errorField,
      next: z.enum(NEXT),
      retryAfter: instantField.exactOptional(),
    })
    .refine(({ operation, proof }) => isSameOperation(operation, proof.operation), {
      path: ['proof', 'operation'],
      message: OF_ANOTHER,
    })
    .superRefine(
      withIssues(({ proof }) =>
        proof.type === 'absent' ? missesIssues(proof.operation, proof.misses) : [],
      ),
    )
    .transform((stored) => ({ ...stored, proof: restoreProof(stored.operation, stored.proof) })),
  z
    .object({
      kind: z.literal('unknown'),
      operation: operationField,
      error: errorField,
      pending: pendingField,
    })
    .refine(({ operation, pending }) => isSameOperation(operation, pending.operation), {
      path: ['pending', 'operation'],
      message: OF_ANOTHER,
    })
    .refine(({ error: { provider }, pending }) => isNoOther(provider, pending.account.provider), {
      path: ['error', 'provider'],
      message: 'must be the provider of the account',
    }),
])

/**
 * Reads an outcome that was stored as JSON, including its error and its proof.
 *
 * @throws {PaymentError} `unreadable_stored_data`, naming what cannot be read.
 */
export function parseOutcome(stored: unknown): Outcome {
  return readStored<Outcome>('outcome', outcomeField, stored)
}

/** An outcome, a stored one, or the unknown one that a `pending` belongs to. */
export function readRecoverable(lost: unknown): Outcome {
  const isOutcome = typeof lost === 'object' && lost !== null && 'kind' in lost
  if (isOutcome) {
    const parsed = parseOutcome(lost)
    return isOfThisProcess(lost) ? lost : parsed
  }
  const pending = parsePending(lost)
  const { operation, account } = pending
  const error = new PaymentError('undecided', {
    what: 'It was sent, and the outcome is not known yet.',
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
  })
  return { kind: 'unknown', operation, error, pending }
}

/** One that was never stored has an error and a proof of this process. It is read too. */
function isOfThisProcess(lost: object): lost is Outcome {
  if ('error' in lost && !isPaymentError(lost.error)) return false
  return !('proof' in lost) || isProof(lost.proof)
}
