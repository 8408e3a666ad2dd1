import type { JsonHttp } from '@paystate/adapter-kit'
import type { Account, Capabilities, Clock, Sequence } from '@paystate/core'

/** The account, its credentials, and what its provider can do. */
export interface ReferenceOptions {
  readonly account: string
  readonly key: string
  /** The secret with which the provider signs its messages and good responses. */
  readonly webhookSecret: string
  readonly capabilities: Capabilities
}

/** What every operation needs. */
export interface Context extends Pick<ReferenceOptions, 'capabilities' | 'webhookSecret'> {
  readonly account: Account
  readonly clock: Clock
  readonly sequence: Sequence
  readonly http: JsonHttp
}
