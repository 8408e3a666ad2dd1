import type { Round } from '../run/measure.ts'
import { table } from './table.ts'

const HEAD = ['', 'calls/s', 'CPU ms/call', 'median ms', 'throughput', 'CPU']

/** Figures, and ratios to the first row: throughput higher is better, CPU lower. */
export function compareTable(figures: ReadonlyMap<string, Round>): string {
  const [first] = figures.values()
  if (!first) return ''
  const rows = [...figures].map(([name, round]) => [
    name,
    round.perSecond.toFixed(0),
    round.cpuPerCall.toFixed(3),
    round.latency.toFixed(2),
    `${(round.perSecond / first.perSecond).toFixed(2)}×`,
    `${(round.cpuPerCall / first.cpuPerCall).toFixed(2)}×`,
  ])
  return table(HEAD, rows)
}
