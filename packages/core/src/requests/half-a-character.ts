/** Providers refuse such text, some of them silently. */
export const HALF_A_CHARACTER =
  'must not be cut inside a character: cut it with Array.from(text).slice()'
