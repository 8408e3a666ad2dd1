/** Providers refuse such text, some of them without saying so. */
export const HALF_A_CHARACTER =
  'must not be cut inside a character: cut it with Array.from(text).slice()'
