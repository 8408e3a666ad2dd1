import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOrderReference } from '../../src/orders/create-order-reference.ts'
import { runDemo } from '../support/run-demo.ts'
import { type LiveLine, openLine } from './live-line.ts'

// Measures the demo as a process of its own: how long a page takes, alone and beside 200 open pages of as many
// orders, and how long it takes from the payer's click at the provider until the open page says so.
const LINES = Number(process.argv[2] ?? 200)
const TIMES = 30
const PAID = 20

const directory = mkdtempSync(join(tmpdir(), 'paystate-load-'))
const demo = runDemo(['--data', join(directory, 'data'), '--port', '0'])
const origin = await demo.origin()

interface Placed {
  readonly order: string
  /** Where the payer pays. */
  readonly checkout: string
}

async function place(): Promise<Placed> {
  const order = createOrderReference()
  const body = new URLSearchParams({ order, product: 'wool-blanket', trouble: 'none' })
  const init = { method: 'POST', headers: { origin }, body, redirect: 'manual' } as const
  const response = await fetch(`${origin}/orders`, init)
  await response.arrayBuffer()
  return { order, checkout: response.headers.get('location') ?? '' }
}

/** Milliseconds, smallest first. */
async function timesOf(path: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now()
    await (await fetch(origin + path)).arrayBuffer()
    times.push(performance.now() - begun)
  }
  return times.sort((one, other) => one - other)
}

async function measurePages(title: string, { order }: Placed): Promise<void> {
  console.log(`\n${title}: milliseconds from the request to the end of the page`)
  for (const path of ['/', '/products/wool-blanket', `/orders/${order}`, '/orders', '/console']) {
    const times = await timesOf(path)
    console.log(
      `  ${path.padEnd(26)} ${inMs(times, 0.5)} in half of them, ${inMs(times, 0.95)} in 95 %`,
    )
  }
}

function inMs(sorted: readonly number[], part: number): string {
  return (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1)
}

/** From the payer's click: the provider takes it, sends its webhook, the shop reads, and the page hears. */
async function measureNews(placed: readonly Placed[], lines: readonly LiveLine[]): Promise<void> {
  const times: number[] = []
  for (const [index, { checkout }] of placed.slice(0, PAID).entries()) {
    const said = lines[index]?.says('We received')
    const begun = performance.now()
    const body = new URLSearchParams({ action: 'pay' })
    await fetch(checkout, { method: 'POST', body, redirect: 'manual' })
    times.push(((await said) ?? Number.NaN) - begun)
  }
  times.sort((one, other) => one - other)
  console.log(
    `\nFrom the payer's click to the open page: ${inMs(times, 0.5)} ms in half of ${PAID}, ${inMs(times, 0.95)} in 95 %`,
  )
}

const placed: Placed[] = []
while (placed.length < LINES) placed.push(await place())
const [first = { order: '', checkout: '' }] = placed
await measurePages('Alone', first)
const begun = performance.now()
const lines = await Promise.all(
  placed.map(({ order }) => openLine(`${origin}/orders/${order}/events`)),
)
await Promise.all(lines.map((line) => line.says('event: fragments')))
console.log(
  `\n${LINES} open pages had their first event after ${(performance.now() - begun).toFixed(0)} ms`,
)
await measurePages(`Beside ${LINES} open pages`, first)
await measureNews(placed, lines)
const failures = lines.flatMap((line) => line.failures)
console.log(
  `\nLines that failed: ${failures.length}${failures.length > 0 ? `, first: ${failures[0]}` : ''}`,
)
for (const line of lines) line.leave()
await demo.kill('SIGINT')
rmSync(directory, { recursive: true, force: true })
if (failures.length > 0) process.exitCode = 1
