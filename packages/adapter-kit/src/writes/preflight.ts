import type { Account, Now, OperationKind, Prepared, SendOptions, Unknown } from '@paystate/core'
import { instantOf, PaymentError } from '@paystate/core'
import { mayRepeat, maySendFor } from '@paystate/core/adapter'

/** What is asked before a byte leaves. */
export interface Departure {
  readonly account: Account
  readonly now: Now
  readonly options: SendOptions
  readonly lookup: 'reference' | 'scan' | 'none'
}

/**
 * Stops prepared bytes that must not leave: those of another account or key, and a repeat that the provider
 * may take for something new. Both leave open what happened before.
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
  switch (repeat) {
    case 'yes':
      return undefined
    case 'lookup_first':
      return stopped(prepared, 'lookup_first', departure)
    case 'window_over':
      return stopped(prepared, 'replay_window_over', departure)
  }
}

const WHAT = {
  account_differs: 'It was prepared for another account or key than the one that is configured.',
  lookup_first: 'It is not certain that the provider would take a repeat for the same operation.',
  replay_window_over:
    'The time is over in which the provider takes a repeat for the same operation.',
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
