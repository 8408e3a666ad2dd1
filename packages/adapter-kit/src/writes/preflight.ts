import type {
  Account,
  ErrorCode,
  NotApplied,
  Now,
  OperationKind,
  Prepared,
  SendOptions,
  Unknown,
} from '@paystate/core'
import { instantOf, PaymentError } from '@paystate/core'
import { type MayRepeat, mayRepeat, maySendFor, proveNeverSent } from '@paystate/core/adapter'
import { STOPPED_BEFORE } from './stopped-before.ts'

/** What is checked before any byte is sent. */
export interface Departure {
  readonly account: Account
  readonly now: Now
  readonly options: SendOptions
  readonly lookup: 'reference' | 'scan' | 'none'
}

/**
 * Stops prepared bytes that must not be sent: those of another account or key, and a repeat that the provider
 * may treat as a new request. Both leave open what happened before; where nothing did, it was never sent.
 */
export function preflight<K extends OperationKind>(
  prepared: Prepared<K>,
  departure: Departure,
): NotApplied<K> | Unknown<K> | undefined {
  const { account, options, now } = departure
  const { previousAttempts } = options
  if (!maySendFor(prepared.account, account)) {
    return (
      neverSent(prepared, departure) ?? stopped(prepared, { ...departure, code: 'account_differs' })
    )
  }
  if (previousAttempts === 'none') return undefined
  const { replayWindow } = prepared
  const repeat = mayRepeat({ replayWindow, previousAttempts }, now)
  return repeat === 'yes' ? undefined : stopped(prepared, { ...departure, code: STOPPED[repeat] })
}

/** A first attempt under another account or key: it is prepared again for the one that is configured. */
function neverSent<K extends OperationKind>(
  prepared: Prepared<K>,
  { account, options: { previousAttempts } }: Departure,
): NotApplied<K> | undefined {
  const { kind, reference } = prepared
  const operation = { kind, reference }
  const proof = proveNeverSent(operation, { transmission: STOPPED_BEFORE, previousAttempts })
  if (!proof) return undefined
  const error = new PaymentError('account_differs', {
    what: WHAT.account_differs,
    provider: account.provider,
    operation: kind,
    reference,
    money: 'Nothing was sent, so no money has moved.',
    advice: 'Prepare it again with the configured account and key, under the same reference.',
  })
  return { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
}

const STOPPED = {
  lookup_first: 'lookup_first',
  window_over: 'replay_window_over',
} as const satisfies Record<Exclude<MayRepeat, 'yes'>, ErrorCode>

const WHAT = {
  account_differs: 'It was prepared for an account or key other than the configured one.',
  lookup_first: 'It is not certain that the provider would treat a repeat as the same operation.',
  replay_window_over:
    'The window in which the provider treats a repeat as the same operation is over.',
} as const

function stopped<K extends OperationKind>(
  prepared: Prepared<K>,
  { code, account, options, now, lookup }: Departure & { readonly code: keyof typeof WHAT },
): Unknown<K> {
  const { kind, reference } = prepared
  const operation = { kind, reference }
  const at = instantOf(now.at)
  const { previousAttempts, misses = [] } = options
  return {
    kind: 'unknown',
    operation,
    error: new PaymentError(code, {
      what: WHAT[code],
      provider: account.provider,
      operation: kind,
      reference,
    }),
    pending: {
      version: 1,
      operation,
      account: prepared.account,
      prepared,
      previousAttempts:
        previousAttempts === 'none' ? { firstSentAt: at, lastEndedAt: at } : previousAttempts,
      misses,
      plan: { repeat: 'while_safe', lookup },
    },
  }
}
