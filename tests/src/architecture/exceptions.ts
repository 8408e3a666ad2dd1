import { type Finding, printFinding } from './syntax.ts'

/** A file that may break a rule, and why. A row that is no longer needed fails the test. */
export type Exceptions = Readonly<Record<string, string>>

/** Files whose casts cannot be avoided. */
export const CAST_EXCEPTIONS: Exceptions = {}

/** Files that reach into another package, past its entries. */
export const IMPORT_EXCEPTIONS: Exceptions = {
  'benchmarks/src/engine.ts': 'takes the PostgreSQL server of the engine’s tests',
  'benchmarks/src/engine/open-shop.ts':
    'measures the shop whose statements the engine’s tests count',
  'benchmarks/src/intake.ts': 'takes the PostgreSQL server of the engine’s tests',
  'tests/test/checkouts/pg-boss.heavy.test.ts': 'takes the PostgreSQL server of the engine’s tests',
  'benchmarks/src/signing.ts': 'measures signatures alone, which the adapter hands out to nobody',
}

/** Files that read the machine's time or chance, so that nothing else has to. */
export const CLOCK_EXCEPTIONS: Exceptions = {
  'packages/core/src/time/clock.ts': 'the default clock, where none is injected',
  'packages/simulator/src/clock/real-time-clock.ts': 'the clock of a simulator on a port',
  'packages/simulator/src/server/certificate.ts':
    'a client checks the certificate by its own clock',
}

/** Folders where proofs are made from their evidence. */
export const PROOF_FOLDER = 'packages/core/src/outcomes/'

/** What a rule objects to outside its exceptions, and the exceptions nobody needs anymore. */
export function unexcused(findings: readonly Finding[], exceptions: Exceptions): string[] {
  const needed = new Set(findings.map(({ path }) => path))
  const idle = Object.keys(exceptions).filter((path) => !needed.has(path))
  return [
    ...findings.filter(({ path }) => !Object.hasOwn(exceptions, path)).map(printFinding),
    ...idle.map((path) => `${path} is excused, but breaks nothing`),
  ]
}
