/** A request that the provider refuses. */
export class ProviderRefusal extends Error {
  readonly status: number
  readonly providerStatus: string

  constructor(status: number, word: string) {
    super(word)
    this.status = status
    this.providerStatus = word
  }
}

export function refusal(status: number, word: string): ProviderRefusal {
  return new ProviderRefusal(status, word)
}
