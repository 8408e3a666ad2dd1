import type { Failure } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'
import { FAILURE_ROWS } from './failure-rows.ts'

const ROWS = new Map(FAILURE_ROWS.map((row) => [row.reason, row]))

/** The codes that the provider put beside the status, verbatim. */
export function codesOf({ details, statusReason }: PaymentReply): readonly string[] {
  const codes = [details?.failureReason, statusReason?.code, details?.bankReasonCode]
  return codes.filter((code) => code !== undefined)
}

/** Why a failed payment failed. A failed payment is over: whatever the reason, the next one is new. */
export function readFailure(reply: PaymentReply): Failure {
  const [code = reply.status] = codesOf(reply)
  const row = ROWS.get(code)
  if (!row) return { code, category: 'unspecified', next: 'new_reference' }
  const { category, next, message } = row
  return { code, category, next, message }
}
