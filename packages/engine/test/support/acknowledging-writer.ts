import { openDatabase } from '../../src/store/database/open-database.ts'
import { lockOrder } from '../../src/store/orders/lock-order.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createStore } from '../../src/store/store.ts'

/**
 * A process that stores orders in a directory and says each one after its commit, until it is killed. First
 * it says what it found: `found` and the ids, then `wrote` and an id for each commit.
 */
const [directory = '', life = ''] = process.argv.slice(2)
const database = await openDatabase(directory)
await migrate(database)
const store = await createStore(database)
const { rows } = await store.query('select id from paystate.orders')
console.log(JSON.stringify({ found: rows.map((row) => Object(row).id) }))
for (let number = 1; ; number += 1) {
  const ids = [`${life}.${number}.a`, `${life}.${number}.b`]
  await store.transaction(async (tx) => {
    for (const order of ids) await lockOrder(tx, { order })
  })
  console.log(JSON.stringify({ wrote: ids }))
}
