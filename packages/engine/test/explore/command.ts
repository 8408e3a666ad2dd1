/**
 * Explores lives: `seeds FROM COUNT`, `points FROM COUNT`, `pairs FROM COUNT`, each with `--out FILE` for its
 * tally; `sum FILE…` adds tallies up. Ends with 1 when something was violated.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { exploreRange, RANGES, type RangeName } from './ranges.ts'
import { add, EMPTY, printTally, readTally, type Tally } from './tally.ts'

const [command = 'seeds', ...rest] = process.argv.slice(2).filter((word) => word !== '--')
const tally = command === 'sum' ? sum(rest) : await run(command, rest)
console.log(printTally(tally))
process.exitCode = tally.violated.length === 0 ? 0 : 1

function sum(files: readonly string[]): Tally {
  return files.map((file) => readTally(readFileSync(file, 'utf8'))).reduce(add, EMPTY)
}

async function run(
  name: string,
  [from = '1', count = '100', flag, out]: readonly string[],
): Promise<Tally> {
  if (!isRange(name)) {
    throw new Error(
      `There is no range ${name}; there are ${Object.keys(RANGES).join(', ')}, and sum`,
    )
  }
  const tally = await exploreRange({
    name,
    from: Number(from),
    count: Number(count),
    onLife: (number, { violated }) => {
      if (violated.length > 0) console.log(`${name} ${number}: ${violated[0]?.violations[0]}`)
    },
  })
  if (flag === '--out' && out !== undefined) writeFileSync(out, JSON.stringify(tally))
  return tally
}

function isRange(name: string): name is RangeName {
  return Object.hasOwn(RANGES, name)
}
