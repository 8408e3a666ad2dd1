import type { Checked } from '@paystate/core'
import { check } from './check.ts'
import { type AntomOptions, optionsSchema } from './options.ts'

/** Checks configuration: every fault at once, by path, never with a value. */
export function readConfig(input: unknown): Checked<AntomOptions> {
  return check(optionsSchema, input)
}
