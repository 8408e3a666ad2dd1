import { OPERATION_KINDS, type OperationKind } from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import { RESULT_CODES } from './result-codes.ts'

const LISTS = new Map(OPERATION_KINDS.map((operation) => [operation, listOf(operation)]))

const NOTHING: Rejections = new Map()

/**
 * The codes that prove that the first attempt of an operation did nothing. None says anything about an
 * attempt before it: the response to a repeat may be the effect of the first attempt.
 */
export function rejectionsOf(operation: OperationKind): Rejections {
  return LISTS.get(operation) ?? NOTHING
}

function listOf(operation: OperationKind): Rejections {
  const rows = RESULT_CODES.filter(
    (row) => row.operation === operation && row.outcome === 'not_applied',
  )
  return new Map(rows.map(({ code }) => [code, 'this_attempt']))
}
