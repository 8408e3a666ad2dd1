import type { Instant, Money } from '@paystate/core'
import type { HeldEvent } from '@paystate/engine'

/** What a person did, or tried to do, in the console. */
export interface AuditEntry {
  readonly at: Instant
  readonly who: string
  readonly action: ActionName
  /**
   * `requested` is written before anything is done, `done` or `refused` after it. An action without its second line
   * was cut off: read the payment.
   */
  readonly stage: 'requested' | 'done' | 'refused'
  /** Names the action: its lines share it, and the operation's id derives from it. */
  readonly id: string
  readonly payment?: string | undefined
  readonly amount?: Money | undefined
  /** The id of the anomaly that was closed. */
  readonly anomaly?: string | undefined
  /** The event that was delivered again or given up. */
  readonly event?: HeldEvent | undefined
  /** The webhook in quarantine that was verified again or removed. */
  readonly webhook?: string | undefined
  /** Why, in the person's words. */
  readonly why?: string | undefined
  /** What came of it, or why it was refused; never a secret. */
  readonly result?: string | undefined
}

/** What can be done in the console. */
export type ActionName =
  | 'refund'
  | 'capture'
  | 'cancel'
  | 'read'
  | 'verdict'
  | 'close_anomaly'
  | 'retry_delivery'
  | 'skip_delivery'
  | 'verify_webhook'
  | 'drop_webhook'

/** Writes a line of the audit log. Where it throws before an action, the action is not done. */
export type Audit = (entry: AuditEntry) => void | Promise<void>

/** One line of JSON on standard output. */
export const auditToStandardOutput: Audit = (entry) => {
  console.info(JSON.stringify({ log: 'paystate.console', ...entry }))
}
