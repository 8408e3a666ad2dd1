import type { AttemptEvent } from '@paystate/core'
import type { Attempt, AttemptRequest } from './attempt.ts'

export type Observe = (event: AttemptEvent) => unknown

interface Seen {
  readonly provider: string
  readonly request: AttemptRequest
  readonly attempt: Attempt
}

/** Shows an attempt without its contents. An observer that throws, or rejects later, changes nothing. */
export function show(observe: Observe, seen: Seen): void {
  try {
    Promise.resolve(observe(eventOf(seen))).catch(() => undefined)
  } catch {
    // An observer must not affect an outcome.
  }
}

/** What observers see for the ends without their own name. */
const SEEN_AS: Readonly<Record<Attempt['end'], AttemptEvent['end']>> = {
  answered: 'answered',
  not_sendable: 'stopped',
  not_started: 'stopped',
  too_late: 'stopped',
  not_connected: 'not_connected',
  aborted: 'aborted',
  timed_out: 'timed_out',
  connection_lost: 'connection_lost',
  too_large: 'connection_lost',
  no_response: 'connection_lost',
}

function eventOf({ provider, request, attempt }: Seen): AttemptEvent {
  const { operation, reference, differsFromClient } = request
  return {
    type: 'attempt',
    provider,
    operation,
    ...(reference !== undefined && { reference }),
    durationMs: attempt.monotonic.ended - attempt.monotonic.begun,
    ...(attempt.end === 'answered' && { httpStatus: attempt.status }),
    end: SEEN_AS[attempt.end],
    ...(differsFromClient && { differsFromClient }),
    ...connectFailureOf(attempt),
  }
}

function connectFailureOf(attempt: Attempt): Pick<AttemptEvent, 'connectFailure'> {
  if (attempt.end === 'answered' || attempt.connectFailure === undefined) return {}
  return { connectFailure: attempt.connectFailure }
}
