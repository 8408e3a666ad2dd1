import { z } from 'zod'
import { ERROR_TABLE, type ErrorCode } from '../errors/error-table.ts'
import { PaymentError } from '../errors/payment-error.ts'
import { maySendFor } from '../payments/account.ts'
import { accountField, instantField } from '../requests/fields.ts'
import { versionField } from '../requests/read-stored.ts'
import { withIssues } from '../requests/with-issues.ts'
import { preparedIssues } from './agreement.ts'
import type { LookupMiss } from './lookup-miss.ts'
import { NEXT } from './next.ts'
import { OPERATION_KINDS, type OperationKind, type OperationName } from './operation-kind.ts'
import type { Pending } from './pending.ts'
import type { Prepared } from './prepared.ts'
import { STORED_INPUTS } from './stored-input.ts'

/** The schemas of stored data, in one version; each names what it cannot read. */

export const operationField = z.object({
  kind: z.enum(OPERATION_KINDS),
  reference: z.string(),
})

export const providerTimeField = z
  .object({ earliest: z.number(), latest: z.number() })
  .refine(({ earliest, latest }) => earliest <= latest, {
    path: ['latest'],
    message: 'must not be before `earliest`',
  })

const attemptSpanField = z.object({
  firstSentAt: instantField,
  lastEndedAt: instantField,
  firstSentBy: providerTimeField.exactOptional(),
  lastEndedBy: providerTimeField.exactOptional(),
})

export const missField = z.object({
  reference: z.string(),
  account: accountField,
  begunAt: instantField,
  endedAt: instantField,
  begunBy: providerTimeField.exactOptional(),
  endedBy: providerTimeField.exactOptional(),
  complete: z.boolean(),
  positiveControl: z.enum(['seen', 'not_seen']),
})

/** An unreadable lookup would make its operation unreadable, and proves nothing: it is dropped. */
export function isStorableMiss(miss: LookupMiss): boolean {
  return missField.safeParse(miss).success
}

const replayWindowField = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('window'),
    forMs: z.number().nonnegative(),
    marginMs: z.number().nonnegative(),
    assumed: z.boolean(),
  }),
  z.object({ type: z.literal('harmless') }),
])

const preparedOf = <K extends OperationKind>(kind: K) =>
  z.object({
    version: versionField,
    state: z.literal('prepared'),
    kind: z.literal(kind),
    reference: z.string(),
    account: accountField,
    input: STORED_INPUTS[kind],
    request: z.object({ method: z.enum(['POST', 'DELETE']), path: z.string(), body: z.string() }),
    replayWindow: replayWindowField,
    mayAppearUntil: z
      .union([z.object({ at: instantField }), z.object({ afterMs: z.number().nonnegative() })])
      .exactOptional(),
    holdsToken: z.literal(true).exactOptional(),
  })

const anyPrepared: z.ZodType<Prepared> = z.discriminatedUnion('kind', [
  preparedOf('create_payment'),
  preparedOf('capture_payment'),
  preparedOf('cancel_payment'),
  preparedOf('refund_payment'),
  preparedOf('cancel_refund'),
])

export const preparedField: z.ZodType<Prepared> = anyPrepared.superRefine(
  withIssues(preparedIssues),
)

export const pendingField: z.ZodType<Pending> = z
  .object({
    version: versionField,
    operation: operationField,
    account: accountField,
    prepared: preparedField.exactOptional(),
    previousAttempts: attemptSpanField,
    misses: z.array(missField),
    sentBefore: z.number().exactOptional(),
    plan: z.object({
      repeat: z.enum(['while_safe', 'never']),
      lookup: z.enum(['reference', 'scan', 'none']),
      notBefore: instantField.exactOptional(),
      whenAbsent: z.enum(NEXT).exactOptional(),
    }),
  })
  .refine(({ prepared, operation }) => !prepared || isSameOperation(prepared, operation), {
    path: ['prepared'],
    message: 'must be of the same operation',
  })
  .refine(({ prepared, account }) => !prepared || maySendFor(prepared.account, account), {
    path: ['prepared', 'account'],
    message: 'must be the account of the operation',
  })

/** Bytes of one operation under the name of another would be sent, looked up and recorded as the other. */
export function isSameOperation(one: OperationName, other: OperationName): boolean {
  return one.kind === other.kind && one.reference === other.reference
}

const ERROR_CODES: readonly string[] = Object.keys(ERROR_TABLE)

export const errorField = z
  .object({
    code: z.custom<ErrorCode>((code) => typeof code === 'string' && ERROR_CODES.includes(code), {
      error: 'must be a code of this version',
    }),
    message: z.string(),
    provider: z.string().optional(),
    operation: z.string().optional(),
    reference: z.string().optional(),
    order: z.string().optional(),
    providerCode: z.string().optional(),
    httpStatus: z.number().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    retryAfter: instantField.optional(),
  })
  .transform(({ code, ...details }) => new PaymentError(code, { what: '', ...details }))
