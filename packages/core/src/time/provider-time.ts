/**
 * A moment by the provider's clock: the interval that certainly contains it, in epoch milliseconds.
 *
 * Our clock, the provider's and another machine's are never compared directly. The provider's is learned from
 * its responses (HTTP `Date`, a signed response time), and every window of the provider is judged in it.
 */
export interface ProviderTime {
  readonly earliest: number
  readonly latest: number
}

/** The same moment, this many milliseconds later. */
export function laterBy(time: ProviderTime, milliseconds: number): ProviderTime {
  return { earliest: time.earliest + milliseconds, latest: time.latest + milliseconds }
}

/** The shortest time between two moments, in milliseconds; negative where they may overlap. */
export function surelyBetween(from: ProviderTime, to: ProviderTime): number {
  return to.earliest - from.latest
}

/** The longest time between two moments, in milliseconds. */
export function possiblyBetween(from: ProviderTime, to: ProviderTime): number {
  return to.latest - from.earliest
}
