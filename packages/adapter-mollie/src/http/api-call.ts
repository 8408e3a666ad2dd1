/** One call of the API, as the adapter means it. */
export interface ApiCall {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the endpoint, e.g. `/payments/tr_…/refunds`. */
  readonly path: string
  /** JSON: the exact body of a write, the query of a read. */
  readonly parameters: string
  /** Of a write: its Idempotency-Key. */
  readonly reference?: string | undefined
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}
