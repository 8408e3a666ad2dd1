import type { KeyObject } from 'node:crypto'
import type { AnsweredAttempt, Attempt, OperationScope } from '@paystate/adapter-kit'
import type { Clock, LeaveLimit, Prepared, Sequence } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import type { ApiResponse } from './read-response.ts'

/** What every operation needs. */
export interface Context extends OperationScope {
  readonly settings: Settings
  readonly clock: Clock
  readonly sequence: Sequence
  /** Antom's keys, for notifications. */
  readonly antomKeys: readonly KeyObject[]
  /** Signs a call and sends it once. Never rejects. */
  readonly send: (call: ApiCall) => Promise<Attempt>
  /** Verifies and reads a response to a call of this path. */
  readonly open: (response: AnsweredAttempt, path: string) => ApiResponse
}

/** One call of the API. */
export interface ApiCall {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  /** As it is sent and signed. */
  readonly path: string
  /** The exact text of the body. */
  readonly body: string
  readonly reference?: string | undefined
  readonly mustLeaveBefore?: LeaveLimit | undefined
}

/** Sends exactly the prepared bytes, signed again. */
export function sendPrepared(context: Context, { kind, reference, request }: Prepared) {
  const { path, body } = request
  const { mustLeaveBefore } = context
  return context.send({ operation: kind, reference, path, body, mustLeaveBefore })
}
