import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { readTrackedPayments } from '../journal/read-tracked-payments.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { listPayments } from '../store/payments/list-payments.ts'
import { cursorAt, readCursor } from './cursor.ts'
import { filterFields } from './filter-fields.ts'
import { type PaymentsFilter, storedFilter } from './list-filter.ts'

/** Which payments are wanted, and how many at a time. */
export interface ListFilter extends PaymentsFilter {
  /** The `next` of the previous page. */
  readonly after?: string | undefined
  /** The page size, 1 to 200. Default: 50. */
  readonly limit?: number | undefined
}

/** A part of a list, and where the next part begins. */
export interface Page {
  readonly payments: readonly TrackedPayment[]
  /** Pass it as `after` for the next page; absent on the last one. */
  readonly next?: string
}

/**
 * Lists payments, newest first.
 *
 * @throws {EngineError} `invalid_input`
 */
export type List = (filter?: ListFilter) => Promise<Page>

const schema: z.ZodType<ListFilter> = z.strictObject({
  ...filterFields,
  after: z.string().optional(),
  limit: z.int().min(1).max(200).optional(),
})

export function createList({ store }: Services): List {
  return async (given = {}) => {
    const { after, limit = 50, ...filter } = checkInput(schema, given)
    const before = readCursor('payments', after)
    const found = await listPayments(store, {
      filter: storedFilter(filter),
      before,
      limit: limit + 1,
    })
    const rows = found.slice(0, limit)
    const payments = await readTrackedPayments(store, rows)
    const last = rows.at(-1)
    return {
      payments,
      ...(found.length > limit && last && { next: cursorAt('payments', last.key) }),
    }
  }
}
