import type { Sequence } from '@paystate/core'

/** Waits for a result, up to a limit. */
export type Within = <T>(work: PromiseLike<T>) => Promise<T>

/** The next number of an injected sequence; undefined where it fails or takes too long. */
export async function drawOrder(sequence: Sequence, within: Within): Promise<number | undefined> {
  try {
    const drawn = sequence.next()
    const order = typeof drawn === 'number' ? drawn : await within(drawn)
    return Number.isFinite(order) ? order : undefined
  } catch {
    return undefined
  }
}
