import {
  type Account,
  type AttemptSpan,
  type Instant,
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

interface Sending {
  readonly options: SendOptions
  readonly account: Account
  readonly now: Now
}

/**
 * Refuses a prepared write that cannot be read: it came out of a store and is not what was put there. Nothing is
 * sent. What was sent before under its reference, if anything, stays unknown.
 */
export function refuseUnreadable<K extends OperationKind>(
  preparation: Preparation<K>,
  sending: Sending,
): Unknown<K> | undefined {
  if (preparation.state === 'refused') return undefined
  try {
    parsePrepared(preparation)
    return undefined
  } catch (cause) {
    return unreadable(preparation, { ...sending, cause })
  }
}

function unreadable<K extends OperationKind>(
  { kind, reference }: Preparation<K>,
  { account, options, now, cause }: Sending & { readonly cause: unknown },
): Unknown<K> {
  const operation = { kind, reference }
  const error = new PaymentError('unreadable_stored_data', {
    what: 'Nothing was sent: the prepared write cannot be read.',
    provider: account.provider,
    issues: isPaymentError(cause) ? cause.issues : [],
  })
  const previousAttempts = spanIn(options) ?? spanAt(instantOf(now.at))
  const plan = { repeat: 'never', lookup: 'none' } as const
  const pending = { version: 1, operation, account, previousAttempts, misses: [], plan } as const
  return { kind: 'unknown', operation, error, pending }
}

/** As it came: not every caller has types. */
function spanIn(options: SendOptions | undefined): AttemptSpan | undefined {
  const span = options?.previousAttempts
  return typeof span === 'object' && span !== null ? span : undefined
}

function spanAt(at: Instant): AttemptSpan {
  return { firstSentAt: at, lastEndedAt: at }
}
