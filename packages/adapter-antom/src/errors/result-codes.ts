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
import type { ResultCodeRow } from './result-code.ts'

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
