import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import type { Lease } from '../store/payments/lease.ts'

/** A payment under its lease: the right to send, to read and to conclude. */
export interface Held {
  readonly services: Services
  readonly instance: Instance
  readonly lease: Lease
  /** Where what is sent or read next begins, in the order of evidence. */
  begun: number
}
