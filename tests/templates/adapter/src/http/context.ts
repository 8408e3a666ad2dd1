import type { JsonHttp } from '@paystate/adapter-kit'
import type { Account, Capabilities, Clock } from '@paystate/core'

/** What every operation works with. */
export interface Context {
  readonly account: Account
  readonly capabilities: Capabilities
  readonly clock: Clock
  /** The way to the provider. */
  readonly http: JsonHttp
}
