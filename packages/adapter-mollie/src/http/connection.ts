import type { OperationTime } from '@paystate/adapter-kit'
import type { Clock } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import type { Api } from './http.ts'

/** What every operation works with. */
export interface Connection {
  readonly settings: Settings
  readonly api: Api
  readonly clock: Clock
  readonly time: OperationTime
}
