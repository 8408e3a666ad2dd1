import type { ErrorReply } from '../wire/error.ts'
import type { ResultCodeRow } from './result-code.ts'
import { RESULT_CODES } from './result-codes.ts'

/**
 * The row of an error: that of the sentence which the provider writes, of the field which it names, of the
 * field's parent, or of the status alone. Only an error in the provider's own form has one.
 */
export function findCode(
  operation: ResultCodeRow['operation'],
  reply: ErrorReply | undefined,
): ResultCodeRow | undefined {
  if (!reply) return undefined
  const { status, field = '', detail = '' } = reply
  const rows = RESULT_CODES.filter((row) => row.operation === operation && row.read === undefined)
  const bySentence = rows.find(
    (row) => row.httpStatus === status && row.detail !== undefined && detail.startsWith(row.detail),
  )
  const codes = [`${status}:${field}`, `${status}:${field.split('.')[0]}`, `${status}`]
  const byField = codes.map((code) =>
    rows.find((row) => row.code === code && row.detail === undefined),
  )
  return bySentence ?? byField.find((row) => row !== undefined)
}

/** The row that stands under exactly this code. */
export function codeRowOf(
  operation: ResultCodeRow['operation'],
  code: string,
): ResultCodeRow | undefined {
  return RESULT_CODES.find((row) => row.operation === operation && row.code === code)
}
