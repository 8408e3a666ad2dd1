import type { Sequence } from '@paystate/core'

/** Waits for a result, up to a limit. */
export type Within = <T>(work: PromiseLike<T>) => Promise<T>

/** The next number of an injected sequence; undefined where it fails or takes too long. */
export function drawOrder(
  sequence: Sequence,
  within: Within,
): number | undefined | Promise<number | undefined> {
  try {
    const drawn = sequence.next()
    return typeof drawn === 'number' ? finite(drawn) : drawLater(drawn, within)
  } catch {
    return undefined
  }
}

async function drawLater(drawn: Promise<number>, within: Within): Promise<number | undefined> {
  try {
    return finite(await within(drawn))
  } catch {
    return undefined
  }
}

function finite(order: number): number | undefined {
  return Number.isFinite(order) ? order : undefined
}
