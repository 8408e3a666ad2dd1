import { randomUUID } from 'node:crypto'
import { instantOf } from '@paystate/core'
import { beforeAll, describe } from 'vitest'
import type { OpenedDatabase } from '../../src/store/database/open-database.ts'
import { lockOrder } from '../../src/store/orders/lock-order.ts'
import { insertPayment } from '../../src/store/payments/insert-payment.ts'
import { type Lease, takeLease } from '../../src/store/payments/lease.ts'
import type { PaymentRow } from '../../src/store/payments/payment-row.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { DATABASES } from './databases.ts'

/** A store whose time a test moves, and names that no other test uses. */
export interface Stage {
  readonly store: Store
  /** An instance of this stage alone. */
  readonly instance: string
  /** Moves the time of every statement. */
  advance(milliseconds: number): void
  /** A time so many milliseconds from now. */
  in(milliseconds: number): string
  /** A name that is new. */
  name(prefix: string): string
  /** A live payment of a new order. */
  payment(given?: { readonly order?: string; readonly attempt?: number }): Promise<PaymentRow>
  lease(payment: PaymentRow): Promise<Lease>
}

/** One database of each kind per worker: opening one takes longer than all that is done with it. */
const opened = new Map<string, Promise<OpenedDatabase>>()

const HOUR = Date.UTC(2026, 0, 15, 12)

type Tests = (stage: () => Promise<Stage>) => void

/** Describes something on both databases; `stage` makes a new one. */
export function describeStore(title: string, tests: Tests): void {
  describeOn(DATABASES, { title, tests })
}

/** Describes what several sessions do to each other; an embedded database has one. */
export function describeServerStore(title: string, tests: Tests): void {
  describeOn(
    DATABASES.filter(({ name }) => name === 'PostgreSQL'),
    { title, tests },
  )
}

function describeOn(
  databases: typeof DATABASES,
  { title, tests }: { readonly title: string; readonly tests: Tests },
): void {
  describe.each(databases)(`${title}, on $name`, ({ name, open, isMissing }) => {
    describe.skipIf(isMissing)('and its time', () => {
      let database: OpenedDatabase
      beforeAll(async () => {
        const opening = opened.get(name) ?? openMigrated(open)
        opened.set(name, opening)
        database = await opening
      })
      tests(() => createStage(database))
    })
  })
}

async function openMigrated(open: () => Promise<OpenedDatabase>): Promise<OpenedDatabase> {
  const database = await open()
  await migrate(database)
  return database
}

async function createStage(database: OpenedDatabase): Promise<Stage> {
  let now = HOUR
  const store = await createStore(database, { now: () => instantOf(now) })
  const name = (prefix: string) => `${prefix}_${randomUUID().slice(0, 8)}`
  const instance = name('instance')
  return {
    store,
    instance,
    name,
    advance: (milliseconds) => {
      now += milliseconds
    },
    in: (milliseconds) => instantOf(now + milliseconds),
    payment: ({ order = name('order'), attempt = 1 } = {}) =>
      store.transaction(async (tx) => {
        await lockOrder(tx, { order })
        const reference = name('ref')
        return insertPayment(tx, {
          id: reference,
          order,
          attempt,
          instance,
          account: null,
          reference,
          status: 'processing',
          amount: { currency: 'EUR', minorUnits: 1050 },
        })
      }),
    async lease(payment) {
      const lease = await takeLease(store, { payment: payment.key, forMs: 60_000, owner: 'test' })
      if (lease === 'busy') throw new Error('The lease is taken')
      return lease
    },
  }
}
