import { unprocessable } from '../refusals/refusal.ts'

/** What a payment can be requested with beside its own fields. */
const INCLUDES: readonly string[] = ['details.qrCode', 'details.remainderDetails']

/** Comma-joined, as clients send it. A part that does not exist is refused like one of `embed`. */
export function readInclude(query: URLSearchParams): string | null {
  const include = query.get('include')
  const parts = (include ?? '').split(',').filter((part) => part !== '')
  if (parts.some((part) => !INCLUDES.includes(part))) {
    throw unprocessable('The include parameter is invalid', 'include')
  }
  return include
}
