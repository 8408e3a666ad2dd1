/** The status as the provider sent it. */
export interface ProviderStatus {
  readonly value: string
  /** Further codes next to the status, verbatim. */
  readonly codes: readonly string[]
  /** False for a status that the adapter's table lacks; it then reads as `processing`. */
  readonly recognized: boolean
  /** Something notable about it, such as an outdated spelling. */
  readonly note?: string
}
