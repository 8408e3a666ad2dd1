import type { Observation } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import type { Transaction } from '../store/statements/session.ts'

/** What taking a message in needs. */
export type InboxServices = Pick<Services, 'store' | 'instances' | 'wake'>

/** Adds evidence that was pushed to a payment, with all that follows from it. */
type LearnPushed = (
  tx: Transaction,
  pushed: { readonly payment: number; readonly observation: Observation },
) => Promise<unknown>

/** What handing messages to their payments needs. */
export interface HandlingServices extends InboxServices, Pick<Services, 'references'> {
  readonly learnPushed: LearnPushed
}
