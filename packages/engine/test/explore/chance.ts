/** Choices that a seed decides: the same seed, the same choices. */
export interface Chance {
  /** At least 0, below `count`. */
  below(count: number): number
  /** At least `least`, at most `most`. */
  between(least: number, most: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
}

/** mulberry32, once more: what the simulators draw from is not theirs to share. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
  }
}
