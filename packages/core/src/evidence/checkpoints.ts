import type { FoldState } from './fold-state.ts'

/** The state of the fold after a number of pieces of evidence. */
export interface Checkpoint {
  readonly after: number
  readonly state: FoldState
}

/** The characters that checkpoints may use beyond the last two, which are always kept. */
const MOST_CHARACTERS = 12_000

// A state never changes, and serializing it costs more than keeping its text.
const SIZES = new WeakMap<FoldState, number>()

/**
 * Thins out checkpoints: dense at the end and sparser before it, so that a late piece costs at most
 * about twice the evidence after its position.
 *
 * @param checkpoints In order; the last one is the state after all evidence.
 */
export function thinOut(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  const end = checkpoints.at(-1)?.after ?? 0
  const spaced = checkpoints.filter(({ after }) => end - after <= 2 * lowestBit(after))
  let room = MOST_CHARACTERS
  return spaced
    .toReversed()
    .filter(({ after, state }) => {
      if (end - after > 1) room -= sizeOf(state)
      return room >= 0
    })
    .toReversed()
}

/** The largest power of two that divides a number. */
function lowestBit(number: number): number {
  return number & -number
}

function sizeOf(state: FoldState): number {
  const known = SIZES.get(state)
  if (known !== undefined) return known
  const size = JSON.stringify(state).length
  SIZES.set(state, size)
  return size
}
