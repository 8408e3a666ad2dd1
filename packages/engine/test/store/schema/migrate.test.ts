import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type OpenedDatabase, openDatabase } from '../../../src/store/database/open-database.ts'
import { checkSchema, migrate } from '../../../src/store/schema/migrate.ts'
import { checksumOf, type Migration, statementsOf } from '../../../src/store/schema/migration.ts'
import { MIGRATIONS } from '../../../src/store/schema/migrations.ts'
import { readShape } from '../../../src/store/schema/read-shape.ts'
import { createServerDatabase, DATABASES } from '../../support/databases.ts'
import { FIXTURES, storeFixtures } from './fixtures/versions.ts'

const NEWEST = MIGRATIONS.length
const url = inject('postgresUrl')

function upTo(version: number): readonly Migration[] {
  return MIGRATIONS.slice(0, version)
}

describe.each(DATABASES)('on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('the schema', () => {
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
    })
    beforeEach(async () => {
      await database.query('drop schema if exists paystate cascade')
    })
    afterAll(() => database.close())

    it('is made from nothing, and stays as it is when migrated again', async () => {
      await migrate(database)
      const made = await readShape(database)
      await migrate(database)

      expect(await readShape(database)).toEqual(made)
      await expect(checkSchema(database)).resolves.toBeUndefined()
    })

    it.each(FIXTURES.map(({ version }) => version))(
      'of version %i is brought up to date with its rows',
      async (version) => {
        await migrate(database, { migrations: upTo(version) })
        await storeFixtures(database, version)
        await migrate(database)

        const { rows } = await database.query(`
          select id, extract(day from unknown_since at time zone 'UTC')::integer as day
          from paystate.operations order by id`)
        expect(rows).toEqual([
          { id: 'create_1', day: null },
          { id: 'refund_1', day: version < 3 ? 2 : null },
          { id: 'refund_2', day: version < 3 ? 3 : null },
          { id: 'refund_3', day: null },
        ])
        const inbox = await database.query('select digest from paystate.inbox')
        expect(inbox.rows).toHaveLength(version < 2 ? 0 : 1)
      },
    )

    it('of version 3 has its anomalies named, and sorted into kinds', async () => {
      await migrate(database, { migrations: upTo(3) })
      await storeFixtures(database, 3)
      await migrate(database)

      const { rows } = await database.query(`
        select kind, code, count(distinct id)::integer as ids
        from paystate.anomalies group by 1, 2 order by 1`)
      expect(rows).toEqual([
        { kind: 'late_money', code: 'late_success', ids: 2 },
        { kind: 'orphan', code: 'orphan', ids: 1 },
      ])
    })

    it('of every version up to date looks the same', async () => {
      await migrate(database)
      const made = await readShape(database)
      for (const { version } of FIXTURES) {
        await database.query('drop schema paystate cascade')
        await migrate(database, { migrations: upTo(version) })
        await migrate(database)
        expect(await readShape(database)).toEqual(made)
      }
    })

    it('is migrated once by three at once', async () => {
      await Promise.all([migrate(database), migrate(database), migrate(database)])

      const { rows } = await database.query('select number from paystate.migrations')
      expect(rows).toHaveLength(NEWEST)
    })

    it('is refused when it is missing or older, and says so', async () => {
      await expect(checkSchema(database)).rejects.toMatchObject({ problem: 'missing_schema' })
      await migrate(database, { migrations: upTo(1) })

      await expect(checkSchema(database)).rejects.toThrow(`It is at version 1 of ${NEWEST}.`)
    })

    it('is refused when a newer version migrated it, and keeps what it had', async () => {
      await migrate(database)
      const older = { migrations: upTo(NEWEST - 1) }

      await expect(migrate(database, older)).rejects.toMatchObject({ problem: 'newer_schema' })
      await expect(checkSchema(database, older)).rejects.toThrow('Upgrade this process')
      await expect(checkSchema(database)).resolves.toBeUndefined()
    })

    it('is refused when a migration was edited after it ran', async () => {
      await migrate(database)
      const migrations = MIGRATIONS.map((one) => ({ ...one, sql: `${one.sql} ` }))

      await expect(migrate(database, { migrations })).rejects.toMatchObject({
        problem: 'altered_schema',
      })
    })

    it.each([
      ['drop index paystate.inbox_open', 'lacks index inbox_open on inbox unique partial'],
      [
        'alter table paystate.payments drop constraint payments_attempt',
        'lacks constraint payments_attempt on payments',
      ],
      [
        'alter table paystate.evidence alter column begun type integer',
        'lacks column evidence.begun bigint',
      ],
      ['drop table paystate.deliveries', 'lacks column deliveries.consumer text required'],
      ['drop sequence paystate.event_number', 'lacks sequence event_number'],
      [
        'alter table paystate.orders add column shop text not null',
        'has column orders.shop text required',
      ],
      [
        `create function drop_row() returns trigger language plpgsql as 'begin return null; end';
         create trigger dropping before insert on paystate.inbox for each row execute function drop_row()`,
        'has before trigger dropping on inbox',
      ],
      [
        'create rule forgetting as on insert to paystate.events do instead nothing',
        'has rule forgetting on events',
      ],
      ['alter table paystate.deliveries set unlogged', 'has unlogged table deliveries'],
    ])('is refused after: %s', async (text, difference) => {
      await migrate(database)
      for (const statement of text.split(/;\s*$/m)) await database.query(statement)

      await expect(migrate(database)).rejects.toThrow(difference)
      await expect(checkSchema(database)).rejects.toMatchObject({ problem: 'altered_schema' })
    })

    it.each([
      'create index mine on paystate.payments (status)',
      'alter table paystate.orders add column shop text',
      'create table paystate.mine (id text)',
      `create function noticed() returns trigger language plpgsql as 'begin return null; end';
       create trigger noticing after insert on paystate.inbox for each row execute function noticed()`,
    ])('is taken after: %s', async (text) => {
      await migrate(database)
      for (const statement of text.split(/;\s*$/m)) await database.query(statement)

      await expect(migrate(database)).resolves.toBeUndefined()
    })

    it('is refused to a user from whom row security may hide payments', async () => {
      await migrate(database)
      await database.query('alter table paystate.payments enable row level security')
      await expect(checkSchema(database)).resolves.toBeUndefined()
      const seen = database.transaction(async (tx) => {
        const role = `limited_${randomUUID().replaceAll('-', '')}`
        await tx.query(`create role ${role}`)
        await tx.query(`grant usage on schema paystate to ${role}`)
        await tx.query(`grant select on all tables in schema paystate to ${role}`)
        await tx.query(`set local role ${role}`)
        await checkSchema(tx)
      })

      await expect(seen).rejects.toThrow('has row security on payments')
    })

    it('is the same to a session that quotes every name', async () => {
      await migrate(database)
      const seen = database.transaction(async (tx) => {
        await tx.query('set local quote_all_identifiers = on')
        await checkSchema(tx)
      })

      await expect(seen).resolves.toBeUndefined()
    })

    it('stays as it was when a migration fails half way', async () => {
      const sql = 'create table paystate.half (id text);\nselect 1 / 0;\n'
      const broken = [...MIGRATIONS, { number: NEWEST + 1, name: 'broken', sql }]
      await migrate(database)

      await expect(migrate(database, { migrations: broken })).rejects.toMatchObject({
        name: 'DatabaseError',
        stored: 'no',
      })
      await expect(checkSchema(database)).resolves.toBeUndefined()
    })
  })
})

describe.skipIf(url === undefined)('three processes that start at once', () => {
  it('migrate a new database once, whoever is first', async () => {
    const shop = await createServerDatabase()
    const processes = await Promise.all([1, 2, 3].map(() => openDatabase(shop)))
    await Promise.all(processes.map((database) => migrate(database)))

    const { rows } = (await processes[0]?.query('select number from paystate.migrations')) ?? {}
    expect(rows).toHaveLength(NEWEST)
    await Promise.all(processes.map((database) => database.close()))
  })
})

describe('the migrations', () => {
  it('are numbered without gaps, and each has a fixture', () => {
    const numbers = MIGRATIONS.map(({ number }) => number)

    expect(numbers).toEqual(MIGRATIONS.map((_, index) => index + 1))
    expect(FIXTURES.map(({ version }) => version)).toEqual(numbers)
  })

  it('are those that ran on databases: a change is a new migration', () => {
    expect(MIGRATIONS.map((one) => [one.name, checksumOf(one).slice(0, 12)])).toEqual(FROZEN)
  })

  it('are split into their statements', () => {
    const sql = 'create table a (\n  b text\n);\n\ninsert into a values (1);\n'

    expect(statementsOf({ number: 1, name: 'a', sql })).toEqual([
      'create table a (\n  b text\n)',
      'insert into a values (1)',
    ])
  })
})

/** Never edit a line of a version that was released. */
const FROZEN = [
  ['payments', 'a080f1d3e142'],
  ['webhooks and events', '8a1b00efa5b8'],
  ['unknown since', 'c4f3a89e12a6'],
  ['life of anomalies', '6da3f48906ad'],
  ['holds', 'f5f32fe3fcf9'],
  ['verdicts', '3d7f4af25fdf'],
  ['credentials', '4fea753b02d3'],
  ['held instances', '9606769b989d'],
  ['seal keys', '074389595df2'],
  ['erasing', '1247b434bcf3'],
  ['askers', '472c53f29516'],
  ['disputes', '9e33f8a9fe7c'],
]
