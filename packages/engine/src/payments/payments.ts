import type { Get } from './get.ts'

/** The engine, as a checkout service uses it. */
export interface Payments {
  readonly get: Get
  /** Closes what was opened; leases that are held end by themselves. */
  close(): Promise<void>
}
