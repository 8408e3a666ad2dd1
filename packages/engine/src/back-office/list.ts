import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { readOpenable } from '../journal/read-openable.ts'
import { statusOf, type TrackedPayment } from '../journal/tracked-payment.ts'
import { listPayments } from '../store/payments/list-payments.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
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

/** What is shown of a payment whose key is missing: nothing of it is lost, and nothing is sent for it meanwhile. */
export interface SealedPayment
  extends Pick<
    TrackedPayment,
    'id' | 'order' | 'attempt' | 'instance' | 'status' | 'standing' | 'amount' | 'createdAt'
  > {
  /** Which key is missing, and what to do. */
  readonly why: string
}

/** A part of a list, and where the next part begins. */
export interface Page {
  readonly payments: readonly TrackedPayment[]
  /** Those of this part that are sealed with a key that `sealWith` lacks. */
  readonly sealed: readonly SealedPayment[]
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
    const { payments, sealed } = await readOpenable(store, rows)
    const last = rows.at(-1)
    return {
      payments,
      sealed: sealed.map(sealedPayment),
      ...(found.length > limit && last && { next: cursorAt('payments', last.key) }),
    }
  }
}

function sealedPayment({ row, why }: { row: PaymentRow; why: string }): SealedPayment {
  const { id, order, attempt, instance, standing, currency, requested, createdAt } = row
  const amount = { currency, minorUnits: requested }
  return { id, order, attempt, instance, status: statusOf(row), standing, amount, createdAt, why }
}
