import { OPERATION_KINDS, type OperationKind } from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import { ERROR_ROWS } from './error-rows.ts'

const LISTS = new Map(OPERATION_KINDS.map((operation) => [operation, listOf(operation)]))

const NOTHING: Rejections = new Map()

/**
 * The codes that prove of an operation that its first attempt did nothing. None says anything about an
 * attempt before it: what a repeat meets may be the work of the first.
 */
export function rejectionsOf(operation: OperationKind): Rejections {
  return LISTS.get(operation) ?? NOTHING
}

function listOf(operation: OperationKind): Rejections {
  const rows = ERROR_ROWS.filter((row) => row.operation === operation && row.means === 'rejected')
  return new Map(rows.map(({ code }) => [code, 'this_attempt']))
}
