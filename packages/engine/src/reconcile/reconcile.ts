import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { cursorAt, readCursor } from '../back-office/cursor.ts'
import { instantField } from '../back-office/filter-fields.ts'
import { storedFilter } from '../back-office/list-filter.ts'
import { instanceOf, type Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { listPayments } from '../store/payments/list-payments.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { compareFresh, type Fresh } from './compare-fresh.ts'
import { type ListedInstance, listSince } from './list-since.ts'

/** From when on this database is compared with its providers, a part at a time. */
export interface ReconcilePart {
  readonly since: Instant
  /** Only this configured provider. */
  readonly instance?: string | undefined
  /** The `next` of the part before. */
  readonly after?: string | undefined
  /** At most so many payments, 1 to 200. Default: 50. */
  readonly limit?: number | undefined
}

/** What comparing a part has shown. */
export interface Reconciled {
  /** What the providers listed; only in the first part. */
  readonly lists: readonly ListedInstance[]
  /** How many payments were read. */
  readonly compared: number
  /** Of which the provider showed something that was not known; it is stored now, and its events are published. */
  readonly differing: readonly { readonly payment: string; readonly fields: readonly string[] }[]
  /** Which could not be read, and why. */
  readonly unread: readonly { readonly payment: string; readonly why: string }[]
  /** Pass it as `after` for the next part; absent on the last one. */
  readonly next?: string
}

/**
 * Compares this database with its providers: what they list since a time, and a fresh read of every payment
 * that was created since. What was not known is stored as by any read, and named in the result.
 *
 * @throws {EngineError} `invalid_input`, `not_configured`
 */
export type Reconcile = (part: ReconcilePart) => Promise<Reconciled>

const schema: z.ZodType<ReconcilePart> = z.strictObject({
  since: instantField,
  instance: z.string().optional(),
  after: z.string().optional(),
  limit: z.int().min(1).max(200).optional(),
})

export function createReconcile(services: Services): Reconcile {
  const { store, instances } = services
  return async (part) => {
    const { since, instance, after, limit = 50 } = checkInput(schema, part)
    const chosen =
      instance === undefined ? [...instances.values()] : [instanceOf(services, { instance })]
    const before = readCursor('payments', after)
    const filter = storedFilter({ created: { from: since }, instance })
    const found = await listPayments(store, { filter, before, limit: limit + 1 })
    const page = found.slice(0, limit)
    const lists: ListedInstance[] = []
    const rows = new Map<number, PaymentRow>()
    for (const one of after === undefined ? chosen : []) {
      const { listed, news } = await listSince(services, { instance: one, since })
      lists.push(listed)
      for (const row of news) rows.set(row.key, row)
    }
    for (const row of page) if (instances.has(row.instance)) rows.set(row.key, row)
    const compared = await compareAll(services, [...rows.values()])
    services.wake()
    const last = page.at(-1)
    const next = found.length > limit && last && { next: cursorAt('payments', last.key) }
    return { lists, ...compared, ...next }
  }
}

/** One that has no id at its provider yet is resolved by its creation, not compared. */
async function compareAll(services: Services, rows: readonly PaymentRow[]) {
  const differing: Reconciled['differing'][number][] = []
  const unread: Reconciled['unread'][number][] = []
  const down = new Map<string, Fresh>()
  let compared = 0
  for (const row of rows) {
    if (row.providerId === null) continue
    const { id: payment, instance } = row
    const fresh = down.get(instance) ?? (await compareFresh(services, row))
    switch (fresh.kind) {
      case 'same':
        compared += 1
        break
      case 'differs':
        compared += 1
        differing.push({ payment, fields: fresh.fields })
        break
      case 'unread':
        unread.push({ payment, why: fresh.why })
        if (fresh.isDown) down.set(instance, fresh) // it is not asked for each of them
    }
  }
  return { compared, differing, unread }
}
