import type { AttemptEvent, Capabilities, Clock, ProgressFetch, Sequence } from '@paystate/core'

export interface ReferenceAdapterOptions {
  readonly account: string
  readonly key: string
  /** The secret that the provider signs its messages and good answers with. */
  readonly webhookSecret: string
  readonly capabilities: Capabilities
  readonly fetch: ProgressFetch
  readonly clock: Clock
  readonly sequence: Sequence
  readonly observe?: ((event: AttemptEvent) => void) | undefined
}
