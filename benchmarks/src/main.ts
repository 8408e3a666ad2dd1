import { availableParallelism, cpus } from 'node:os'
import { benchmarkAntom } from './antom.ts'
import { benchmarkEngine } from './engine.ts'
import { benchmarkEvidence } from './evidence.ts'
import { benchmarkIntake } from './intake.ts'
import { benchmarkMollie } from './mollie.ts'
import { benchmarkSimulator } from './simulator.ts'
import { benchmarkStart } from './start.ts'
import { benchmarkTransport } from './transport.ts'

const given = process.argv.slice(2)
const wanted = given.filter((word) => !/^\d+$/.test(word))
/** Numbers of payments for `engine`, on a server. */
const sizes = given.filter((word) => /^\d+$/.test(word)).map(Number)

const BENCHMARKS = new Map<string, () => Promise<void> | void>([
  ['antom', benchmarkAntom],
  ['engine', () => benchmarkEngine(sizes.length > 0 ? sizes : [1_000, 100_000])],
  ['evidence', benchmarkEvidence],
  ['intake', benchmarkIntake],
  ['mollie', benchmarkMollie],
  ['simulator', benchmarkSimulator],
  ['transport', benchmarkTransport],
  ['start', benchmarkStart],
])

console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`)
for (const [name, run] of BENCHMARKS) {
  if (wanted.length === 0 || wanted.includes(name)) await run()
}
