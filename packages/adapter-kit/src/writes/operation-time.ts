import type { Clock, Now, OperationName, ProviderTime } from '@paystate/core'
import { systemClock } from '@paystate/core'
import { createFirstSendings } from '../transport/first-sendings.ts'
import type { Transport } from '../transport/transport.ts'

/** The current time for the operations of one adapter. Never throws, even if an injected clock does. */
export interface OperationTime {
  /** By our clock, by the provider's, and since this process first sent it. */
  now(operation?: OperationName): Now
  /** Remembers that a write is sent now, for the first time: a repeat makes it no younger. */
  sending(operation: OperationName): void
  /** The monotonic clock; undefined where it fails. */
  monotonic(): number | undefined
  /** The provider's time at a moment of the monotonic clock. */
  providerTimeAt(monotonicMs: number): ProviderTime | undefined
}

/** Combines the clocks of an adapter. */
export function createOperationTime(
  clock: Clock,
  { providerTimeAt }: Pick<Transport, 'providerTimeAt'>,
): OperationTime {
  const sendings = createFirstSendings()
  const monotonic = () => read(() => clock.monotonic(), undefined)
  return {
    monotonic,
    providerTimeAt,
    now: (operation) => {
      const at = read(() => clock.now(), systemClock.now)
      const monotonicMs = monotonic()
      if (monotonicMs === undefined) return { at }
      const providerTime = providerTimeAt(monotonicMs)
      const sentAgoMs = operation && sendings.ago(nameOf(operation), monotonicMs)
      return {
        at,
        ...(providerTime && { providerTime }),
        ...(sentAgoMs !== undefined && { sentAgoMs }),
      }
    },
    sending: (operation) => {
      const monotonicMs = monotonic()
      if (monotonicMs !== undefined) sendings.note(nameOf(operation), monotonicMs)
    },
  }
}

function nameOf({ kind, reference }: OperationName): string {
  return `${kind} ${reference}`
}

function read(time: () => number, otherwise: () => number): number
function read(time: () => number, otherwise: undefined): number | undefined
function read(time: () => number, otherwise: (() => number) | undefined): number | undefined {
  try {
    const value = time()
    if (Number.isFinite(value)) return value
  } catch {
    // Falls through: a failed clock gives no time.
  }
  return otherwise?.()
}
