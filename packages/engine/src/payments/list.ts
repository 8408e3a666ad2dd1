import { Buffer } from 'node:buffer'
import { PAYMENT_STATUSES, type PaymentStatus } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField } from '../intents/check-input.ts'
import { readTrackedPayment } from '../journal/read-tracked-payment.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { listPayments } from '../store/payments/list-payments.ts'
import { STANDINGS, type Standing } from '../store/payments/standing.ts'

/** Which payments are wanted. */
export interface ListFilter {
  readonly order?: string | undefined
  readonly instance?: string | undefined
  readonly status?: PaymentStatus | undefined
  readonly standing?: Standing | undefined
  /** `true`: only those about which something is unknown. */
  readonly unknown?: boolean | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
  /** At most so many, 1 to 200. Default: 50. */
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
  order: idField.optional(),
  instance: z.string().optional(),
  status: z.enum(PAYMENT_STATUSES).optional(),
  standing: z.enum(STANDINGS).optional(),
  unknown: z.boolean().optional(),
  after: z.string().optional(),
  limit: z.int().min(1).max(200).optional(),
})

export function createList({ store }: Services): List {
  return async (filter = {}) => {
    const {
      order,
      instance,
      status,
      standing,
      unknown,
      after,
      limit = 50,
    } = checkInput(schema, filter)
    const found = await listPayments(store, {
      order: order ?? null,
      instance: instance ?? null,
      status: status ?? null,
      standing: standing ?? null,
      isUnknown: unknown ?? false,
      before: after === undefined ? null : readCursor(after),
      limit: limit + 1,
    })
    const rows = found.slice(0, limit)
    const payments: TrackedPayment[] = []
    for (const row of rows) {
      payments.push(await readTrackedPayment(store, row))
    }
    const last = rows.at(-1)
    return { payments, ...(found.length > limit && last && { next: cursorAt(last.key) }) }
  }
}

function cursorAt(key: number): string {
  return Buffer.from(`payments:${key}`).toString('base64url')
}

function readCursor(cursor: string): number {
  const key = /^payments:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (key !== undefined) return Number(key)
  const issues = [{ path: 'after', message: 'must be the `next` of an earlier page' }]
  throw new EngineError('invalid_input', { what: 'Invalid input.', issues })
}
