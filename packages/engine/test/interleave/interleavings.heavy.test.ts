import { env } from 'node:process'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type OpenedDatabase, openDatabase } from '../../src/index.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createServerDatabase } from '../support/databases.ts'
import { meetAll, type Tally } from './every-pair.ts'
import type { How } from './interleave.ts'
import { openPlace, type Place } from './place.ts'
import { SCENES } from './scenes.ts'

/** At how many boundaries each pair meets; `all`: at each of them, in each way, which takes hours. Default: some pairs at one. */
const GIVEN = env.PAYSTATE_INTERLEAVINGS
const POINTS = GIVEN === 'all' ? GIVEN : Number(GIVEN ?? 1)
/** Only some scenes: a part of their names. */
const WANTED = Object.entries(SCENES).filter(([name]) => name.includes(env.PAYSTATE_SCENE ?? ''))

const PLACES = [
  {
    where: 'PGlite',
    isMissing: false,
    oneOf: 8,
    hows: ['together', 'one_process', 'too_late'],
    open: async () => ({ database: await openDatabase('memory://'), locks: undefined }),
  },
  {
    where: 'PostgreSQL',
    oneOf: 2,
    isMissing: inject('postgresUrl') === undefined,
    hows: ['together', 'one_process', 'too_late'],
    async open() {
      const url = await createServerDatabase()
      return { database: await openDatabase(url), locks: await openDatabase(url) }
    },
  },
] as const satisfies readonly {
  where: string
  isMissing: boolean
  oneOf: number
  hows: readonly [How, ...How[]]
  open: () => Promise<{ database: OpenedDatabase; locks: OpenedDatabase | undefined }>
}[]

describe.each(PLACES)(
  'two operations that meet, on $where',
  ({ where, hows, open, isMissing, oneOf }) => {
    const opened: OpenedDatabase[] = []
    const tallies = new Map<string, Tally>()
    let place: Place
    beforeAll(async () => {
      if (isMissing) return
      const { database, locks } = await open()
      opened.push(database, ...(locks ? [locks] : []))
      await migrate(database)
      place = await openPlace({ database, locks })
    })
    afterAll(async () => {
      console.info(table(where, tallies))
      for (const database of opened) await database.close()
    })

    it.skipIf(isMissing).each(WANTED)(
      'keep every promise on %s',
      async (name, scene) => {
        const tally = await meetAll(place, {
          scene,
          hows,
          points: POINTS,
          oneOf: GIVEN === undefined ? oneOf : 1,
        })
        tallies.set(name, tally)

        expect(tally.violated).toEqual([])
        expect(tally.meetings).toBeGreaterThan(0)
      },
      3_600_000,
    )
  },
)

function table(where: string, tallies: ReadonlyMap<string, Tally>): string {
  const lines = [...tallies].map(([name, { pairs, meetings, stopped }]) => {
    const after = [...stopped].map(([boundary, count]) => `${count} after ${boundary}`)
    return `${String(pairs).padStart(4)} pairs ${String(meetings).padStart(5)} meetings  ${name} (${after.join(', ')})`
  })
  const all = [...tallies.values()].reduce((sum, { meetings }) => sum + meetings, 0)
  return [`on ${where}:`, ...lines, `${all} meetings`].join('\n')
}
