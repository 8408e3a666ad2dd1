import { CANCEL_CODES } from './cancel-payment.ts'
import { CAPTURE_CODES } from './capture-payment.ts'
import type { CodeSubject } from './code-subjects.ts'
import { PAY_CODES, SESSION_CODES } from './create-payment.ts'
import {
  PAYMENT_INQUIRY_CODES,
  REFUND_INQUIRY_CODES,
  REFUND_INQUIRY_OMNICHANNEL_CODES,
} from './reads.ts'
import { REFUND_CODES } from './refund-payment.ts'
import type { ResultCodeRow } from './result-code.ts'
import { PAYMENT_RESULT_CODES, TRANSACTION_RESULT_CODES } from './results.ts'

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

/** Finds the row of a code; undefined for an unlisted code. */
export function findCode(subject: CodeSubject, code: string): ResultCodeRow | undefined {
  return INDEX.get(`${subject} ${code}`)
}
