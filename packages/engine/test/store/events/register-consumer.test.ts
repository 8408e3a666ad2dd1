import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenedDatabase, openDatabase } from '../../../src/store/database/open-database.ts'
import { registerConsumer } from '../../../src/store/events/register-consumer.ts'
import { migrate } from '../../../src/store/schema/migrate.ts'
import { createStore } from '../../../src/store/store.ts'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openDatabase('memory://')
  await migrate(database)
})
afterAll(() => database.close())

it('leaves an embedded database the plans of all other statements', async () => {
  const store = await createStore(database)
  const planned = `select name from pg_prepared_statements where statement not like '%prepared%'`
  const before = (await database.query(planned)).rows
  await registerConsumer(store, { name: 'shop', types: ['order.paid'], begins: 'now' })

  expect(before.length).toBeGreaterThan(0)
  expect((await database.query(planned)).rows).toEqual(expect.arrayContaining([...before]))
})
