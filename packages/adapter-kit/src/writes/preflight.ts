import type {
  Account,
  ErrorCode,
  Now,
  OperationKind,
  Prepared,
  SendOptions,
  Unknown,
} from '@paystate/core'
import { instantOf, PaymentError } from '@paystate/core'
import { type MayRepeat, mayRepeat, maySendFor } from '@paystate/core/adapter'

/** What is checked before any byte is sent. */
export interface Departure {
  readonly account: Account
  readonly now: Now
  readonly options: SendOptions
  readonly lookup: 'reference' | 'scan' | 'none'
}

/**
 * Stops prepared bytes that must not be sent: those of another account or key, and a repeat that the provider
 * may treat as a new request. Both leave open what happened before.
 */
export function preflight<K extends OperationKind>(
  prepared: Prepared<K>,
  departure: Departure,
): Unknown<K> | undefined {
  const { account, options, now } = departure
  const { previousAttempts } = options
  if (!maySendFor(prepared.account, account)) return stopped(prepared, 'account_differs', departure)
  if (previousAttempts === 'none') return undefined
  const { replayWindow } = prepared
  const repeat = mayRepeat({ replayWindow, previousAttempts }, now)
  return repeat === 'yes' ? undefined : stopped(prepared, STOPPED[repeat], departure)
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
  code: keyof typeof WHAT,
  { account, options, now, lookup }: Departure,
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
