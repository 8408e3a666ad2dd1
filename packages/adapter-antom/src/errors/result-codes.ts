import type { ErrorCode, FailureCategory, FailureNext, Next } from '@paystate/core'
import { CANCEL_CODES } from './cancel-codes.ts'
import { CAPTURE_CODES } from './capture-codes.ts'
import type { CodeSubject } from './code-subjects.ts'
import {
  PAYMENT_INQUIRY_CODES,
  REFUND_INQUIRY_CODES,
  REFUND_INQUIRY_OMNICHANNEL_CODES,
} from './inquiry-codes.ts'
import { PAY_CODES, SESSION_CODES } from './pay-codes.ts'
import { PAYMENT_RESULT_CODES, TRANSACTION_RESULT_CODES } from './payment-result-codes.ts'
import { REFUND_CODES } from './refund-codes.ts'

/** What a code says of its subject. */
export type CodeOutcome =
  /** The write was done, or is under way. */
  | 'applied'
  /** The write provably did nothing, when this was its first attempt. */
  | 'not_applied'
  /** Nobody knows what the write did. */
  | 'unknown'
  /** The read tells. */
  | 'told'
  /** The read does not show it: one sighting, never absence by itself. */
  | 'not_seen'
  /** The read tells nothing. */
  | 'inconclusive'
  /** What an inquiry tells of a payment, a capture or a refund. */
  | 'succeeded'
  | 'under_way'
  | 'failed'

/** One code of one operation: what it says, what follows, and where Antom documents it. */
export interface ResultCodeRow {
  readonly subject: CodeSubject
  readonly code: string
  readonly result: 'S' | 'F' | 'U'
  readonly outcome: CodeOutcome
  readonly error: ErrorCode
  readonly category: FailureCategory
  /** How a write may be tried again when it provably did nothing. */
  readonly next?: Next
  /** What to do about a payment, capture or refund that failed. */
  readonly failureNext?: FailureNext
  /** A read that begins afterwards and shows nothing makes the refusal a proof. */
  readonly confirmedBy?: 'read'
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly source: string
  /** No page that could be read lists the code here. Assumed: code_place. */
  readonly assumed?: true
}

/** Every result code, operation by operation. The lists of Antom are open: an unlisted code is unknown. */
export const RESULT_CODES: readonly ResultCodeRow[] = [
  ...PAY_CODES,
  ...SESSION_CODES,
  ...CAPTURE_CODES,
  ...CANCEL_CODES,
  ...REFUND_CODES,
  ...PAYMENT_INQUIRY_CODES,
  ...REFUND_INQUIRY_CODES,
  ...REFUND_INQUIRY_OMNICHANNEL_CODES,
  ...PAYMENT_RESULT_CODES,
  ...TRANSACTION_RESULT_CODES,
]

const INDEX = new Map(RESULT_CODES.map((row) => [`${row.subject} ${row.code}`, row]))

/** Finds the row of a code; undefined for a code that no table has. */
export function findCode(subject: CodeSubject, code: string): ResultCodeRow | undefined {
  return INDEX.get(`${subject} ${code}`)
}
