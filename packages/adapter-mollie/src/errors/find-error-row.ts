import type { ErrorReply } from './error-reply.ts'
import type { ErrorRow } from './error-row.ts'
import { ERROR_ROWS } from './error-rows.ts'

/**
 * The row of an error: that of the sentence which the provider writes, of the field which it names, of the
 * field's parent, or of the status alone. Only an error in the provider's own form has one.
 */
export function findErrorRow(
  operation: ErrorRow['operation'],
  reply: ErrorReply | undefined,
): ErrorRow | undefined {
  if (!reply) return undefined
  const { status, field = '', detail = '' } = reply
  const rows = ERROR_ROWS.filter((row) => row.operation === operation && row.read === undefined)
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
export function errorRowOf(operation: ErrorRow['operation'], code: string): ErrorRow | undefined {
  return ERROR_ROWS.find((row) => row.operation === operation && row.code === code)
}
