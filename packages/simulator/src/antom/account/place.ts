/** Where the payer's pages are. */
export interface Place {
  baseUrl(): string
  /** The same for an answer to a request that came in at an origin. */
  seenFrom(origin: string): string
  moveTo(baseUrl: string): void
}

/** A host that exists in the fetch function alone. */
const NOWHERE = 'https://antom.simulator.invalid'

/**
 * A place that was told stays; a server moves the others to its port, and there the links of an
 * answer lead where the request came in. Without a server they never do: a request to the fetch
 * function may name the real gateway.
 */
export function createPlace(told: string | undefined): Place {
  let served: string | undefined
  const baseUrl = () => told ?? served ?? NOWHERE

  return {
    baseUrl,
    seenFrom: (origin) => (told === undefined && served !== undefined ? origin : baseUrl()),
    moveTo(url) {
      served = url
    },
  }
}
