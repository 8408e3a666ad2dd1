import { PAGES } from '../documentation/pages.ts'
import type { ErrorMeaningHere, ErrorRow } from './error-row.ts'
import { OF_READS } from './read-meanings.ts'
import {
  OF_CANCEL_PAYMENT,
  OF_CANCEL_REFUND,
  OF_CAPTURE_PAYMENT,
  OF_CREATE_PAYMENT,
  OF_REFUND_PAYMENT,
} from './write-meanings.ts'

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
 * Every answer that is no success, by operation, HTTP status and field. A status that is not here, and an
 * error that is not in the provider's own form, proves nothing.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...rowsOf('create_payment', OF_CREATE_PAYMENT, PAGES.createPayment),
  ...rowsOf('capture_payment', OF_CAPTURE_PAYMENT, PAGES.createCapture),
  ...rowsOf('refund_payment', OF_REFUND_PAYMENT, PAGES.createRefund),
  ...rowsOf('cancel_payment', OF_CANCEL_PAYMENT, PAGES.cancelPayment),
  ...rowsOf('cancel_refund', OF_CANCEL_REFUND, PAGES.cancelRefund),
  ...rowsOf('read', OF_READS, PAGES.errors),
]

function rowsOf(
  operation: ErrorRow['operation'],
  meanings: Readonly<Record<string, ErrorMeaningHere>>,
  source: string,
): readonly ErrorRow[] {
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
