import { afterEach, describe, expect, it } from 'vitest'
import type { PayResult } from '../../src/index.ts'
import type { Queryable } from '../../src/store/database/database.ts'
import type { OpenedDatabase } from '../../src/store/database/open-database.ts'
import { DATABASES } from '../support/databases.ts'
import { openWholeShop } from '../support/whole-shop.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A shop whose transactions are counted: how many statements each has. */
async function openCounted(open: () => Promise<OpenedDatabase>) {
  const opened = await open()
  ends.push(() => opened.close())
  const transactions: number[] = []
  const counting = (on: Queryable, at: number): Queryable => ({
    query(text, values) {
      transactions[at] = (transactions[at] ?? 0) + 1
      return on.query(text, values)
    },
  })
  const next = () => transactions.push(0) - 1
  const { payments, pay, payerPays, deliver } = await openWholeShop({
    query: (text, values) => counting(opened, next()).query(text, values),
    transaction(run) {
      const at = next()
      return opened.transaction((tx) => run(counting(tx, at)))
    },
  })
  return {
    pay,
    async receive(result: PayResult) {
      await payerPays(result)
      await deliver()
    },
    work: () => payments.work({ forMs: 0 }),
    advance: (id: string) => payments.advance(id),
    /** The statements of each transaction of some work, in order. */
    async counted<T>(work: () => Promise<T>): Promise<readonly [T, readonly number[]]> {
      transactions.splice(0)
      const value = await work()
      return [value, transactions.splice(0)]
    },
    paid: async () => (await opened.query('select order_id from paid order by order_id')).rows,
  }
}

/** A new lane, statement or transaction on the path of every payment is seen here. */
describe.each(DATABASES)('a whole payment, on $name', ({ open, isMissing }) => {
  it.skipIf(isMissing)('takes just these transactions and statements', async () => {
    const shop = await openCounted(open)
    await shop.receive(await shop.pay('first'))
    await shop.work()

    const [paying, pay] = await shop.counted(() => shop.pay('second'))
    const [, receive] = await shop.counted(() => shop.receive(paying))
    const [, work] = await shop.counted(() => shop.work())

    expect({ pay, receive, work }).toEqual(COUNTED)
    expect(await shop.paid()).toEqual([{ order_id: 'first' }, { order_id: 'second' }])
  })

  it.skipIf(isMissing)('that is asked for again is read once', async () => {
    const shop = await openCounted(open)
    await shop.pay('repeated')

    const [, again] = await shop.counted(() => shop.pay('repeated'))
    expect(again).toEqual(AGAIN)
  })

  it.skipIf(isMissing)('that has nothing to do is read once by a step', async () => {
    const shop = await openCounted(open)
    const { payment } = await shop.pay('idle')

    const [advanced, statements] = await shop.counted(() => shop.advance(payment.id))
    expect(advanced.kind).toBe('later')
    expect(statements).toEqual(NOTHING_TO_DO)
  })
})

/** What there is for the order, and what is known of its payment. */
const AGAIN = [4, 1]

/** The lease, what is known, and the lease given back. */
const NOTHING_TO_DO = [1, 1, 1]

const COUNTED = {
  /** The intent, the attempt before its bytes leave, and its end. */
  pay: [3, 4, 8],
  receive: [1],
  /** The lanes in their order, three times: until one round finds nothing due. */
  work: [1, 1, 1, 1, 1, 1, 10, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1],
}
