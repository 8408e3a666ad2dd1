import type { Clock } from './clock.ts'

/** The first and last moment that an instant can be written as and read again: those of the years 0000 and 9999. */
const FIRST = -62_167_219_200_000
const LAST = 253_402_300_799_999

/** What an injected wall clock shows; undefined where it throws, or shows what is no time. */
export function wallTimeOf(clock: Pick<Clock, 'now'>): number | undefined {
  try {
    const now: unknown = clock.now()
    return typeof now === 'number' && FIRST <= now && now <= LAST ? now : undefined
  } catch {
    return undefined
  }
}
