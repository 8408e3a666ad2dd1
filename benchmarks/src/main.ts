import { availableParallelism, cpus } from 'node:os'
import { benchmarkAntom } from './antom.ts'
import { benchmarkEvidence } from './evidence.ts'
import { benchmarkIntake } from './intake.ts'
import { benchmarkMollie } from './mollie.ts'
import { benchmarkSimulator } from './simulator.ts'
import { benchmarkStart } from './start.ts'
import { benchmarkTransport } from './transport.ts'

const wanted = process.argv.slice(2)
const BENCHMARKS = new Map([
  ['antom', benchmarkAntom],
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
