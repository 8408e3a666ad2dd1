import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, milliseconds, NOW, type RowSchema, statement } from '../statements/statement.ts'
import { OPERATION_COLUMNS, type OperationRow, operationRow } from './operation-row.ts'

/** An operation that has been unknown for some time, as it is stored: `openOperation` opens it. */
export interface LongUnknown {
  readonly operation: OperationRow
  readonly instance: string
  /** The database's time of this. */
  readonly asOf: Instant
}

const about = z.object({ instance: text, asOf: instant })

const longUnknown: RowSchema<LongUnknown> = {
  parse: (row) => ({ operation: operationRow.parse(row), ...about.parse(row) }),
}

/** Reads the index of what is unknown; the columns of the payment have other names than those of the operation. */
const LONGEST = statement(
  `select ${OPERATION_COLUMNS}, instance, ${epoch(NOW)} as "asOf"
   from paystate.operations join (
     select key as owner, instance from paystate.payments) as p on owner = payment
   where unknown_since <= ${NOW} - ${milliseconds('forMs')}
     and instance in (select json_array_elements_text(:instances::json))
   order by unknown_since, key limit :limit::integer`,
  longUnknown,
)

/** What has been unknown at these instances for so long, the longest first. */
export function longUnknownOperations(
  session: Session,
  given: { readonly instances: readonly string[]; readonly forMs: number; readonly limit: number },
): Promise<readonly LongUnknown[]> {
  const { instances, ...values } = given
  return rows(session, {
    statement: LONGEST,
    values: { ...values, instances: JSON.stringify(instances) },
  })
}
