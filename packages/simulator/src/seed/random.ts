/** Numbers that look random and are decided by one seed: the same seed and calls, the same ids. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** `length` characters of the alphabet (default: letters and digits). */
  text(length: number, alphabet?: string): string
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The generator known as mulberry32: small, quick, and not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  return {
    next,
    text(length, alphabet = LETTERS_AND_DIGITS) {
      let text = ''
      for (let index = 0; index < length; index += 1) {
        text += alphabet.charAt(Math.floor(next() * alphabet.length))
      }
      return text
    },
  }
}
