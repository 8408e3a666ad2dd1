import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { rows, type Session, type Values } from '../statements/session.ts'
import { type RowSchema, type Statement, statement } from '../statements/statement.ts'
import type { Standing } from './standing.ts'

/** Which payments are meant; null leaves a condition out. */
export interface PaymentFilter {
  readonly order: string | null
  readonly instance: string | null
  readonly status: string | null
  readonly standing: Standing | null
  readonly currency: string | null
  /** In minor units, both included. */
  readonly amountFrom: number | null
  readonly amountTo: number | null
  /** The first included, the last not. */
  readonly createdFrom: Instant | null
  readonly createdTo: Instant | null
  /** Only those with an operation that is unknown. */
  readonly isUnknown: boolean
  /** An id or a reference. */
  readonly text: string | null
}

/** What the columns of a payment decide. */
const FITS = `
  (:order::text is null or order_id = :order)
  and (:instance::text is null or instance = :instance)
  and (:status::text is null or status = :status)
  and (:standing::text is null or standing = :standing)
  and (:currency::text is null or currency = :currency)
  and (:amountFrom::bigint is null or requested >= :amountFrom::bigint)
  and (:amountTo::bigint is null or requested <= :amountTo::bigint)
  and (:createdFrom::timestamptz is null or created_at >= :createdFrom::timestamptz)
  and (:createdTo::timestamptz is null or created_at < :createdTo::timestamptz)
  and (:beginning::text is null or starts_with(id, :beginning) or starts_with(order_id, :beginning)
    or starts_with(reference, :beginning) or starts_with(provider_id, :beginning))`

/** More payments than an id in full can stand for. */
const MOST = 1_000

const EXACT = statement(
  `select key from paystate.payments where id = :text
   union select key from paystate.payments where order_id = :text
   union select p.key from paystate.instances as i
     join paystate.payments as p on p.instance = i.name and p.reference = :text
   union select p.key from paystate.instances as i
     join paystate.payments as p on p.instance = i.name and p.provider_id = :text
   union select payment from paystate.operations
     where kind in ('create', 'capture', 'cancel', 'refund', 'cancel_refund') and id = :text
   union select o.payment from paystate.instances as i
     join paystate.tries as t on t.instance = i.name and t.reference = :text
     join paystate.operations as o on o.key = t.operation
   limit ${MOST}`,
  z.object({ key: integer }),
)

/**
 * What is found by an index of its own. Each has a statement of its own: behind an `or` no index is used, and
 * every payment would be read.
 */
const AMONG = {
  all: 'true',
  keys: 'key = any (array(select value::bigint from json_array_elements_text(:keys::json)))',
  unknown:
    'key = any (array(select payment from paystate.operations where unknown_since is not null))',
} as const

/** A statement on the payments that fit a filter. */
export interface Filtered<Row> {
  readonly all: Statement<Row>
  readonly keys: Statement<Row>
  readonly unknown: Statement<Row>
  readonly both: Statement<Row>
}

/** Builds a statement from its condition, once for each way in which payments are found. */
export function filtered<Row>(
  sql: (condition: string) => string,
  row: RowSchema<Row>,
): Filtered<Row> {
  const { all, keys, unknown } = AMONG
  const build = (...among: readonly string[]) => statement(sql([...among, FITS].join(' and ')), row)
  return { all: build(all), keys: build(keys), unknown: build(unknown), both: build(keys, unknown) }
}

/**
 * Reads the payments that fit. A text that is an id in full is found by the indexes; only the beginning of one
 * is searched for among all that the other conditions leave.
 */
export async function filteredRows<Row>(
  session: Session,
  { by, filter, more = {} }: { by: Filtered<Row>; filter: PaymentFilter; more?: Values },
): Promise<readonly Row[]> {
  const { text, isUnknown, ...columns } = filter
  const exact = text === null ? [] : await rows(session, { statement: EXACT, values: { text } })
  const given = { ...columns, ...more }
  if (exact.length === 0) {
    const values = { ...given, beginning: text }
    return rows(session, { statement: isUnknown ? by.unknown : by.all, values })
  }
  const keys = JSON.stringify(exact.map(({ key }) => key))
  const values = { ...given, beginning: null, keys }
  return rows(session, { statement: isUnknown ? by.both : by.keys, values })
}
