import type { Call } from '../run/measure.ts'

/** One way of calling a provider. */
export interface Contender {
  readonly create: Call
  readonly get?: Call
}

export type CreateContender = (url: string) => Promise<Contender> | Contender
