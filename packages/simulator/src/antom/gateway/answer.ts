import type { Result } from '../results/result.ts'

/** The body of an answer before it is written; what is undefined is left out of the JSON. */
export interface Answer {
  readonly result: Result
  readonly [field: string]: unknown
}
