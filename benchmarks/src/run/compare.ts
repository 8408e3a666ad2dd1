import { median } from '../report/table.ts'
import { runChild } from './child.ts'
import type { Load, Round } from './measure.ts'

export interface Comparison {
  /** Names of contenders; the first is what the others are measured against. */
  readonly contenders: readonly string[]
  readonly operation: 'create' | 'get'
  readonly url: string
  /** How many calls each contender makes: a slow one need not make as many. */
  readonly calls: (contender: string) => number
  readonly callers: number
  readonly rounds: number
  readonly env: (contender: string) => Readonly<Record<string, string>>
}

/** Runs the contenders in turn, round after round, so that whatever else the machine does meets all. */
export async function compare(comparison: Comparison): Promise<ReadonlyMap<string, Round>> {
  const rounds = new Map<string, Round[]>(comparison.contenders.map((name) => [name, []]))
  for (let round = 0; round < comparison.rounds; round += 1) {
    for (const name of comparison.contenders)
      rounds.get(name)?.push(await runOnce(comparison, name))
  }
  return new Map([...rounds].map(([name, figures]) => [name, middle(figures)]))
}

async function runOnce(comparison: Comparison, name: string): Promise<Round> {
  const { operation, url, callers, env } = comparison
  const load: Load = { calls: comparison.calls(name), callers }
  const args = [name, operation, url, String(load.calls), String(load.callers)]
  const printed = await runChild(new URL('../client.ts', import.meta.url), args, { env: env(name) })
  if (!isRound(printed)) throw new Error(`${name} printed no figures`)
  return printed
}

function isRound(value: unknown): value is Round {
  return (
    typeof value === 'object' && value !== null && 'perSecond' in value && 'cpuPerCall' in value
  )
}

function middle(figures: readonly Round[]): Round {
  return {
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    cpuPerCall: median(figures.map(({ cpuPerCall }) => cpuPerCall)),
    latency: median(figures.map(({ latency }) => latency)),
  }
}
