import type { LeaveLimit } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import type { Lease } from '../store/payments/lease.ts'
import type { Due } from '../store/statements/due.ts'
import type { Contact } from './contact.ts'

/** A payment under its lease: the right to send, to read and to conclude. */
export interface Held {
  readonly services: Services
  readonly instance: Instance
  readonly lease: Lease
  /** The beginning of the next send or read, in the order of evidence. */
  begun: number
  /** Until when something may leave; it moves on as the lease is renewed. */
  leaveBefore: LeaveLimit
  /** The work is called off: what is out is given up, and nothing more is begun. */
  readonly signal: AbortSignal
  /** Whether the provider responded to the last request. */
  contact: Contact
  /** There was nothing to do before then: what is stored is not read once more. Who changed it since has woken it. */
  resting?: Due
  /** The lease was given back with what was stored last. */
  finished?: Finished | undefined
}

/** When a payment is due again, and what was known of it when its lease was given back. */
export interface Finished {
  readonly due: Due
  readonly payment: PaymentCase
}
