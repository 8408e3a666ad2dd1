import type { Account, Clock, OperationKind, Prepared, SendOptions, Unknown } from '@paystate/core'
import { epochOf, instantOf, PaymentError } from '@paystate/core'
import { maySendFor, replayUntil } from '@paystate/core/adapter'

/** What is asked before a byte leaves. */
export interface Departure {
  readonly account: Account
  readonly clock: Clock
  readonly options: SendOptions
  readonly lookup: 'reference' | 'scan' | 'none'
}

/**
 * Stops prepared bytes that must not leave: those of another account or key, and a repeat after the
 * provider may have forgotten the first attempt. Both leave open what happened before.
 */
export function preflight<K extends OperationKind>(
  prepared: Prepared<K>,
  departure: Departure,
): Unknown<K> | undefined {
  const { account, options, clock } = departure
  if (!maySendFor(prepared.account, account)) return stopped(prepared, 'account_differs', departure)
  if (options.previousAttempts === 'none') return undefined
  const until = replayUntil(prepared.replay, options.previousAttempts.firstSentAt)
  const isOver = until !== undefined && !(clock.now() < epochOf(until))
  return isOver ? stopped(prepared, 'replay_window_over', departure) : undefined
}

const WHAT = {
  account_differs: 'It was prepared for another account or key than the one that is configured.',
  replay_window_over:
    'The time is over in which the provider takes a repeat for the same operation.',
} as const

function stopped<K extends OperationKind>(
  prepared: Prepared<K>,
  code: keyof typeof WHAT,
  { options, clock, lookup }: Departure,
): Unknown<K> {
  const { kind, reference, account } = prepared
  const now = instantOf(clock.now())
  return {
    kind: 'unknown',
    operation: { kind, reference },
    error: new PaymentError(code, {
      what: WHAT[code],
      provider: account.provider,
      operation: kind,
      reference,
    }),
    recovery: { lookup: code === 'account_differs' ? 'none' : lookup, otherwise: 'manual' },
    prepared,
    previousAttempts:
      options.previousAttempts === 'none'
        ? { firstSentAt: now, lastEndedAt: now }
        : options.previousAttempts,
    misses: [],
  }
}
