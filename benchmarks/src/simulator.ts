import { table } from './report/table.ts'
import { runChild } from './run/child.ts'
import { signatureLimit } from './run/signature-limit.ts'
import { commandStart } from './simulator/command-start.ts'

/** What a process of `simulator/calls.ts` measured. */
interface Figures {
  readonly perSecond: number
  readonly cpuPerCall: number
}

const CALLS_SCRIPT = new URL('./simulator/calls.ts', import.meta.url)
const MEMORY_SCRIPT = new URL('./simulator/memory.ts', import.meta.url)

const CALLS = [
  { name: 'Mollie: create a payment', kind: 'mollie-create', promise: 2000 },
  { name: 'Antom: pay, signed both ways', kind: 'antom-pay', promise: 1000 },
] as const

/**
 * The simulator in process: how fast it answers, beside what RSA allows on these cores; how fast its
 * command starts; and whether its memory stays bounded while payments pass.
 */
export async function benchmarkSimulator(): Promise<void> {
  const limit = signatureLimit()
  const rows = [['openssl speed -multi 2 rsa2048, signatures', limit.toFixed(0), '1.00×', '', '']]
  for (const { name, kind, promise } of CALLS) {
    const figures = readFigures(await runChild(CALLS_SCRIPT, [kind]))
    const { perSecond, cpuPerCall } = figures
    const share = `${(perSecond / limit).toFixed(2)}×`
    rows.push([name, perSecond.toFixed(0), share, cpuPerCall.toFixed(3), `≥ ${promise}`])
  }
  const head = ['', 'per second', 'beside openssl', 'CPU ms/call', 'promised']
  console.log(`\nThe simulator in process, 16 callers\n\n${table(head, rows)}`)
  console.log(`\nIts command, until it tells its addresses\n\n${await startTable()}`)
  console.log(`\nHeap while payments pass, 500 kept\n\n${await memoryTable()}`)
}

async function startTable(): Promise<string> {
  const rows: string[][] = []
  for (const flags of [[], ['--https-port', '0']]) {
    rows.push([
      `paystate-simulator ${flags.join(' ')}`.trim(),
      `${(await commandStart(flags)).toFixed(0)} ms`,
    ])
  }
  return table(['', 'median of 5; promised < 1000 ms'], rows)
}

async function memoryTable(): Promise<string> {
  const rows: string[][] = []
  for (const kind of ['mollie', 'antom']) {
    const megabytes = readNumbers(await runChild(MEMORY_SCRIPT, [kind]))
    rows.push([kind, ...megabytes.map((heap) => `${heap.toFixed(1)} MB`)])
  }
  return table(['', 'after 5,000', 'after 10,000', 'after 15,000'], rows)
}

function readFigures(printed: unknown): Figures {
  if (!isFigures(printed)) throw new Error('no figures were printed')
  return printed
}

function isFigures(value: unknown): value is Figures {
  return (
    typeof value === 'object' && value !== null && 'perSecond' in value && 'cpuPerCall' in value
  )
}

function readNumbers(printed: unknown): readonly number[] {
  if (!Array.isArray(printed)) throw new Error('no figures were printed')
  return printed.map(Number)
}
