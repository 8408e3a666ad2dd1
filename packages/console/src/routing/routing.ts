/**
 * Your switch of providers, so that the console can show and turn it. It decides what `route` returns for the next
 * payment; payments under way stay with the provider that made them.
 */
export interface Routing {
  readonly currencies: readonly string[]
  /** The configured name of the provider that takes the next payment in a currency. */
  nameFor(currency: string): string
  /** The configured names of the providers that can take a currency. */
  offers(currency: string): readonly string[]
  /** Sends new payments in a currency to another provider, and stores that. */
  turn(currency: string, to: string): void | Promise<void>
}
