import { spawnSync } from 'node:child_process'
import { median } from '../report/table.ts'

/** A process to start, once and again. */
export interface Start {
  readonly name: string
  /** Of Node. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const ROUNDS = 9

/**
 * The CPU time that each process takes from its start to its end, in milliseconds: the median of several,
 * which take turns. It hardly depends on what else the machine does, as the time on the wall would.
 */
export function startTimes(starts: readonly Start[]): ReadonlyMap<string, number> {
  const rounds = Array.from({ length: ROUNDS }, () => starts.map(timeOf))
  return new Map(
    starts.map(({ name }, index) => [name, median(rounds.map((times) => times[index] ?? 0))]),
  )
}

function timeOf({ name, args, env = {} }: Start): number {
  const reported = ['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`]
  const { status, stdout } = spawnSync(process.execPath, [...reported, ...args], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
  })
  if (status !== 0) throw new Error(`could not run ${name}`)
  return Number(stdout)
}

const REPORT = `process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stdout.write(String((user + system) / 1000))
})`
