import {
  type Account,
  type AttemptSpan,
  instantOf,
  isPaymentError,
  type Now,
  type OperationKind,
  PaymentError,
  type Preparation,
  parsePrepared,
  type SendOptions,
  type Unknown,
} from '@paystate/core'
import { refuseSendOptions } from '@paystate/core/adapter'
import type { OperationTime } from './operation-time.ts'

interface Sending {
  readonly options: SendOptions
  readonly account: Account
  readonly time: Pick<OperationTime, 'now'>
}

/**
 * Refuses a prepared write that cannot be read: it came out of a store and is not what was stored. Nothing is
 * sent. What was sent before under its reference, if anything, stays unknown.
 *
 * @throws {PaymentError} `unreadable_stored_data`, for something that is no object at all.
 */
export function refuseUnreadable<K extends OperationKind>(
  preparation: Preparation<K>,
  sending: Sending,
): Unknown<K> | undefined {
  if (!isObject(preparation)) throw nothingPrepared(sending.account)
  if (preparation.state === 'refused') return undefined
  try {
    parsePrepared(preparation)
    return undefined
  } catch (cause) {
    const { account, options, time } = sending
    const now = time.now()
    const unsaid = refuseSendOptions(
      { ...preparation, account },
      { options, now: instantOf(now.at) },
    )
    if (unsaid?.kind === 'unknown') return unsaid
    return unreadable(preparation, { account, options, now, cause })
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function nothingPrepared({ provider }: Account): PaymentError {
  return new PaymentError('unreadable_stored_data', {
    what: 'Nothing was sent: this is no prepared write.',
    provider,
    operation: 'send',
    issues: [{ path: 'preparation', message: 'must be what `adapter.prepare` returned' }],
  })
}

interface Unread extends Omit<Sending, 'time'> {
  readonly now: Now
  readonly cause: unknown
}

function unreadable<K extends OperationKind>(
  { kind, reference }: Preparation<K>,
  { account, options, now, cause }: Unread,
): Unknown<K> {
  const operation = { kind, reference }
  const error = new PaymentError('unreadable_stored_data', {
    what: 'Nothing was sent: the prepared write cannot be read.',
    provider: account.provider,
    issues: isPaymentError(cause) ? cause.issues : [],
  })
  const { previousAttempts: before } = options
  const previousAttempts = before === 'none' ? spanAt(now) : before
  const plan = { repeat: 'never', lookup: 'none' } as const
  const pending = { version: 1, operation, account, previousAttempts, misses: [], plan } as const
  return { kind: 'unknown', operation, error, pending }
}

function spanAt({ at }: Now): AttemptSpan {
  return { firstSentAt: instantOf(at), lastEndedAt: instantOf(at) }
}
