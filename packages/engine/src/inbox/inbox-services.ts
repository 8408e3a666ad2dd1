import type { Observation } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import type { Transaction } from '../store/statements/session.ts'

/** What receiving a message needs. */
export type InboxServices = Pick<Services, 'store' | 'instances' | 'wake' | 'unknownNames'>

/** Adds pushed evidence to a payment, with all its consequences. */
type LearnPushed = (
  tx: Transaction,
  pushed: { readonly payment: number; readonly observation: Observation },
) => Promise<unknown>

/** What assigning messages to payments needs. */
export interface HandlingServices extends InboxServices, Pick<Services, 'references' | 'settings'> {
  readonly learnPushed: LearnPushed
}
