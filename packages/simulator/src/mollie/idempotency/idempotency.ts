import type { SimulatorClock } from '../../clock/clock.ts'
import type { Answer } from '../api/answer.ts'
import { Refusal } from '../refusals/refusal.ts'
import { HOUR } from '../times/durations.ts'

/** Remembers POST requests by their key, for an hour. */
export interface IdempotencyRecords {
  /**
   * Gives the stored answer of an earlier request, or begins a new one.
   *
   * Refused: the key of another request (400), and of one that is still running (409).
   */
  begin(key: string, fingerprint: string): { replay: Answer } | Running
}

export interface Running {
  replay?: never
  /** Keeps the answer for the rest of the hour. */
  keep(answer: Answer): void
  /** Nothing was done: the key is free again. */
  release(): void
}

const WINDOW = HOUR

interface Entry {
  fingerprint: string
  at: number
  answer: Answer | undefined
}

/** @see https://docs.mollie.com/reference/api-idempotency */
export function createIdempotencyRecords(
  clock: SimulatorClock,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): IdempotencyRecords {
  const entries = new Map<string, Entry>()

  return {
    begin(key, fingerprint) {
      dropOld(entries, { now: clock.now(), most })
      const earlier = entries.get(key)
      if (earlier) return { replay: answerOf(earlier, fingerprint) }
      const entry: Entry = { fingerprint, at: clock.now(), answer: undefined }
      entries.set(key, entry)
      return {
        keep(answer) {
          entry.answer = answer
        },
        release: () => void entries.delete(key),
      }
    },
  }
}

function answerOf({ fingerprint, answer }: Entry, repeated: string): Answer {
  if (fingerprint !== repeated) {
    throw new Refusal(400, 'The idempotency key was used before with other parameters')
  }
  if (!answer) throw new Refusal(409, 'A request with this idempotency key is still running')
  return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } }
}

/** Entries are in the order of their times: the old ones come first. */
function dropOld(entries: Map<string, Entry>, { now, most }: { now: number; most: number }): void {
  for (const [key, { at }] of entries) {
    if (now - at < WINDOW && entries.size < most) return
    entries.delete(key)
  }
}
