import type { JsonHttp } from '@paystate/adapter-kit'
import type { Account, Capabilities, Clock, Sequence } from '@paystate/core'
import type { ReferenceConfig } from '../read-config.ts'

/** The account, its credentials, and what its provider can do. */
export interface ReferenceOptions extends ReferenceConfig {
  readonly capabilities: Capabilities
}

/** What every operation needs. */
export interface Context extends Pick<ReferenceOptions, 'capabilities' | 'webhookSecret'> {
  readonly account: Account
  readonly clock: Clock
  readonly sequence: Sequence
  readonly http: JsonHttp
}
