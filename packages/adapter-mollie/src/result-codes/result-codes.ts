import { PAGES } from '../configuration/pages.ts'
import { OF_CANCEL_PAYMENT } from './cancel-payment.ts'
import { OF_CANCEL_REFUND } from './cancel-refund.ts'
import { OF_CAPTURE_PAYMENT } from './capture-payment.ts'
import { OF_CREATE_PAYMENT } from './create-payment.ts'
import { OF_READS } from './reads.ts'
import { OF_REFUND_PAYMENT } from './refund-payment.ts'
import type { CodeMeaning, ResultCodeRow } from './result-code.ts'

/** The titles that have been seen. */
const TITLES: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized Request'],
  [404, 'Not Found'],
  [409, 'Conflict'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [503, 'Service Unavailable'],
])

/**
 * Every error response, by operation, HTTP status and field. A status that is not listed, and an
 * error that is not in the provider's own form, proves nothing.
 */
export const RESULT_CODES: readonly ResultCodeRow[] = [
  ...rowsOf('create_payment', OF_CREATE_PAYMENT, PAGES.createPayment),
  ...rowsOf('capture_payment', OF_CAPTURE_PAYMENT, PAGES.createCapture),
  ...rowsOf('refund_payment', OF_REFUND_PAYMENT, PAGES.createRefund),
  ...rowsOf('cancel_payment', OF_CANCEL_PAYMENT, PAGES.cancelPayment),
  ...rowsOf('cancel_refund', OF_CANCEL_REFUND, PAGES.cancelRefund),
  ...rowsOf('read', OF_READS, PAGES.errors),
]

function rowsOf(
  operation: ResultCodeRow['operation'],
  meanings: Readonly<Record<string, CodeMeaning>>,
  source: string,
): readonly ResultCodeRow[] {
  return Object.entries(meanings).map(([code, meaning]) => {
    const [status, field] = code.split(':')
    const httpStatus = Number(status)
    const title = TITLES.get(httpStatus)
    const isOfField = meaning.detail === undefined && meaning.read === undefined
    return {
      operation,
      httpStatus,
      ...(title !== undefined && { title }),
      ...(isOfField && field !== undefined && { field }),
      code,
      source,
      ...meaning,
    }
  })
}

/** What a row is found by. */
interface ErrorFields {
  readonly status: number
  readonly field?: string | undefined
  readonly detail?: string | undefined
}

/**
 * The row of an error: by the provider's sentence, by the field that it names, by the
 * field's parent, or by the status alone. Only an error in the provider's own form has one.
 */
export function findCode(
  operation: ResultCodeRow['operation'],
  reply: ErrorFields | undefined,
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

/**
 * The row with exactly this code.
 *
 * @throws {RangeError} Where there is none: our own tables are wrong.
 */
export function codeRowOf(operation: ResultCodeRow['operation'], code: string): ResultCodeRow {
  const found = RESULT_CODES.find((row) => row.operation === operation && row.code === code)
  if (!found) throw new RangeError(`No row of ${operation} has the code ${code}.`)
  return found
}
