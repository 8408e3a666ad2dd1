/**
 * Explores lives: `seeds FROM COUNT`, `points FROM COUNT`, `pairs FROM COUNT`, `crowds FROM COUNT`, each with `--out FILE` for its
 * tally and `--database` for an empty database of a server in place of one in memory; `sum FILE…` adds tallies up. Ends with 1 when something was violated.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { exploreRange, RANGES, type RangeName } from './ranges.ts'
import { add, EMPTY, printTally, readTally, type Tally } from './tally.ts'
import { exploreOn } from './world.ts'

const USAGE = `Usage: pnpm explore [${Object.keys(RANGES).join(' | ')}] [FROM] [COUNT] [--out FILE] [--database postgres://…]
       pnpm explore sum FILE…
Without anything: seeds 1 100. Ends with 1 when something was violated.`

const given = read(process.argv.slice(2).filter((word) => word !== '--'))
if (given === 'help') console.log(USAGE)
else if (given === 'wrong') {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const tally = given.kind === 'sum' ? sum(given.files) : await run(given)
  console.log(printTally(tally))
  process.exitCode = tally.violated.length === 0 ? 0 : 1
}

interface Range {
  readonly kind: 'range'
  readonly name: RangeName
  readonly from: number
  readonly count: number
  readonly out: string | undefined
  readonly database: string | undefined
}

type Given = Range | { readonly kind: 'sum'; readonly files: readonly string[] } | 'help' | 'wrong'

function read(args: string[]): Given {
  const parsed = parse(args)
  if (!parsed) return 'wrong'
  const { values, positionals } = parsed
  const [name = 'seeds', ...rest] = positionals
  if (values.help === true || name === 'help') return 'help'
  const { out, database } = values
  if (name === 'sum') return rest.length > 0 ? { kind: 'sum', files: rest } : 'wrong'
  const [from = 1, count = 100, ...more] = rest.map(Number)
  const isPart = [from, count].every((number) => Number.isSafeInteger(number) && number > 0)
  return isRange(name) && isPart && more.length === 0
    ? { kind: 'range', name, from, count, out, database }
    : 'wrong'
}

function parse(args: string[]) {
  const options = {
    out: { type: 'string' },
    database: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return undefined
  }
}

function sum(files: readonly string[]): Tally {
  return files.map((file) => readTally(readFileSync(file, 'utf8'))).reduce(add, EMPTY)
}

async function run({ name, from, count, out, database }: Range): Promise<Tally> {
  const { close } = await exploreOn(database)
  const tally = await exploreRange({
    name,
    from,
    count,
    onLife: (number, { violated }) => {
      if (violated.length > 0) console.log(`${name} ${number}: ${violated[0]?.violations[0]}`)
    },
  })
  await close()
  if (out !== undefined) writeFileSync(out, JSON.stringify(tally))
  return tally
}

function isRange(name: string): name is RangeName {
  return Object.hasOwn(RANGES, name)
}
