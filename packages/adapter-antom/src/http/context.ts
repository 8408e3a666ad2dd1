import type { OperationTime } from '@paystate/adapter-kit'
import type { Clock } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import type { Api } from './api.ts'

/** What every operation works with. */
export interface Context {
  readonly settings: Settings
  readonly api: Api
  readonly clock: Clock
  readonly time: OperationTime
  /** When the running operation is given up, in milliseconds of the clock. */
  readonly until: number
}

/** What the operations of one adapter have in common. */
export type Resources = Omit<Context, 'until'>

/** Starts an operation: all its requests together have the total time. */
export function begin(resources: Resources): Context {
  return { ...resources, until: resources.clock.now() + resources.settings.totalMs }
}

/** How long the next request of an operation may take. */
export function deadlineOf({ settings, clock, until }: Context): number {
  return Math.max(1, Math.min(settings.attemptMs, until - clock.now()))
}
