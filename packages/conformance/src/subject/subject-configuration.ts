import type { AdapterRuntime, Checked, PaymentAdapter } from '@paystate/core'

/** How the adapter is configured, and how it connects without the subject's fetch. */
export interface SubjectConfiguration {
  /** The `readConfig` of what the package exports as `adapter`. */
  readonly readConfig: (input: unknown) => Checked<unknown>
  /** Every option of the adapter, down to the smallest part: each is valid by itself. */
  readonly options: object
  /** The adapter under test on its own connection to this address: no fetch is injected, and no clock. */
  connect(baseUrl: string, runtime: Pick<AdapterRuntime, 'observe' | 'proxy'>): PaymentAdapter
}
