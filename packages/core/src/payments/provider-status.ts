/** What the provider literally said. */
export interface ProviderStatus {
  readonly value: string
  /** Further codes beside the word, verbatim. */
  readonly codes: readonly string[]
  /** False for a word that the adapter's table lacks; it then reads as `processing`. */
  readonly recognized: boolean
  /** Something about it that deserves attention, such as an outdated spelling. */
  readonly note?: string
}
