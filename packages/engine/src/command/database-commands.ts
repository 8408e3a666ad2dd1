import type { RebuiltDifference } from '../back-office/compare-rebuilt.ts'
import type { Resealed } from '../back-office/reseal.ts'
import type { CurrencyTotal } from '../back-office/totals.ts'
import { openDatabase } from '../store/database/open-database.ts'
import { migrate as migrateSchema } from '../store/schema/migrate.ts'
import { type Command, positional, UsageError } from './command.ts'

const migrate: Command = {
  usage: 'migrate',
  text: 'Brings the schema of the database up to date. Every start does so as well.',
  flags: [],
  needs: 0,
  async run(_, { database }) {
    const opened = await openDatabase(await database())
    try {
      await migrateSchema(opened)
    } finally {
      await opened.close()
    }
    return { data: { migrated: true }, lines: ['The schema is up to date.'] }
  },
}

const PARTS = ['workers', 'webhooks', 'unknown', 'sealing'] as const

const check: Command = {
  usage: 'check',
  text: 'Checks the database, every account, the clock, and the work that waits.',
  flags: [],
  needs: 0,
  async run(_, { payments }) {
    const checked = await (await payments()).check()
    const { state, database, providers, overdueMs, unheard = [] } = checked
    const lines = [
      `${state}`,
      ...database.warnings.map((warning) => `database: ${warning}`),
      ...providers.map(
        (one) => `${one.instance}: ${one.state}${one.warnings.map((w) => `; ${w}`).join('')}`,
      ),
      overdueMs === undefined
        ? 'The work that waits is not known.'
        : `The work that is due longest has waited for ${overdueMs} ms.`,
      ...PARTS.flatMap((part) => checked[part].warnings.map((warning) => `${part}: ${warning}`)),
      ...unheard.map(({ consumer, type }) => `${consumer} has not heard of ${type}.`),
    ]
    return { data: checked, lines, ...(state === 'failed' && { state: 'attention' as const }) }
  },
}

const rebuild: Command = {
  usage: 'rebuild --compare',
  text: 'Folds the evidence of every payment again, and compares that with what is stored.',
  flags: ['compare'],
  needs: 0,
  async run(typed, { payments }) {
    if (typed.flags.compare !== true) {
      throw new UsageError('rebuild only compares so far: paystate rebuild --compare')
    }
    const engine = await payments()
    const differing: RebuiltDifference[] = []
    let compared = 0
    let after: string | undefined
    do {
      const part = await engine.compareRebuilt({ after })
      compared += part.compared
      differing.push(...part.differing)
      after = part.next
    } while (after !== undefined)
    const lines = [
      `${compared} payments were compared, ${differing.length} differ.`,
      ...differing.map(({ payment, fields }) => `${payment}: ${fields.join(', ')}`),
    ]
    const data = { compared, differing }
    return { data, lines, ...(differing.length > 0 && { state: 'attention' as const }) }
  },
}

const reseal: Command = {
  usage: 'reseal',
  text: 'Seals with the first key of `sealWith` what another key has sealed, or none.',
  flags: [],
  needs: 0,
  async run(_, { payments }) {
    const engine = await payments()
    const total = { sealed: 0, unreadable: 0 }
    let part: Resealed | undefined
    do {
      part = await engine.reseal({ after: part?.next })
      total.sealed += part.sealed
      total.unreadable += part.unreadable
    } while (part.next !== undefined)
    const { retired } = part
    const lines = [
      `${total.sealed} values are sealed anew.`,
      ...retired.map((id) => `Nothing is sealed with key "${id}" anymore.`),
      ...(total.unreadable > 0 ? [`${total.unreadable} values open with no configured key.`] : []),
    ]
    const isWhole = total.unreadable === 0
    return {
      data: { ...total, retired },
      lines,
      ...(!isWhole && { state: 'attention' as const }),
    }
  },
}

const doctor: Command = {
  usage: 'doctor <from> <to>',
  text: 'Says what changes when payments are made with another configured provider.',
  flags: [],
  needs: 2,
  async run(typed, { payments }) {
    const move = { from: positional(typed, 0), to: positional(typed, 1) }
    const diagnosis = await (await payments()).doctor(move)
    const { differences, underWay } = diagnosis
    const lines = [
      ...differences.map(({ topic, from, to, means }) => `${topic}: ${from} -> ${to}. ${means}`),
      ...underWay.map((total) => underWayLine(total, move.from)),
    ]
    return { data: diagnosis, lines: lines.length === 0 ? ['Nothing changes.'] : lines }
  },
}

function underWayLine({ payments, currency, requested }: CurrencyTotal, from: string): string {
  const amount =
    requested === 'too_large'
      ? `in ${currency}, of an amount too large to show,`
      : `of ${requested} ${currency} in minor units`
  return `${payments} payments ${amount} are under way; they stay with ${from}.`
}

/** The commands about the database and the providers. */
export const DATABASE_COMMANDS = { migrate, check, rebuild, reseal, doctor } as const
