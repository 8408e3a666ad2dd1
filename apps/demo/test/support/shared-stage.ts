import { openStage, type Stage } from '../../src/scenarios/open-stage.ts'

let shared: Promise<Stage> | undefined

/** One stage for all tests of a worker: opening a database takes longer than all that is done with it. */
export function sharedStage(): Promise<Stage> {
  shared ??= openStage()
  return shared
}
