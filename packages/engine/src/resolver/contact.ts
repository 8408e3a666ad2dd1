import type { ErrorCode, Outcome } from '@paystate/core'

/** What an error says of its provider: it responded, it could not be reached, or nothing. */
const CONTACTS = {
  timed_out: 'unreached',
  not_connected: 'unreached',
  connection_lost: 'unreached',
  unavailable: 'unreached',
  rate_limited: 'reached',
  unauthorized: 'reached',
  declined: 'reached',
  refused: 'reached',
  insufficient_balance: 'reached',
  duplicate: 'reached',
  earlier_request_exists: 'reached',
  not_found: 'reached',
  mismatch: 'reached',
  aborted: 'none',
  invalid_request: 'none',
  not_supported: 'none',
  invalid_configuration: 'none',
  adapter_not_installed: 'none',
  account_differs: 'none',
  replay_window_over: 'none',
  lookup_first: 'none',
  unreadable_stored_data: 'none',
  unreadable_response: 'none',
  unverified_response: 'none',
  undecided: 'none',
  webhook_refused: 'none',
} as const satisfies Record<ErrorCode, 'reached' | 'unreached' | 'none'>

export type Contact = 'reached' | 'unreached' | 'none'

export function contactIn({ code }: { readonly code: ErrorCode }): Contact {
  return CONTACTS[code]
}

/** What the end of a write or of a lookup says of its provider. */
export function contactOf(outcome: Outcome): Contact {
  return outcome.kind === 'applied' ? 'reached' : contactIn(outcome.error)
}

/** Whether a step came to its end; else the payment rests for a while. */
export function isMade(outcome: Outcome): boolean {
  if (outcome.kind === 'applied') return true
  return outcome.error.code !== 'aborted' && contactOf(outcome) !== 'unreached'
}
