import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DemoProcess, runDemo, START } from '../support/run-demo.ts'
import { killTokenIn, visit } from '../support/visit.ts'

let directory: string
const running: DemoProcess[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-process-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

function start(
  flags: string[],
  environment: Record<string, string> = {},
  program?: string,
): DemoProcess {
  const demo = runDemo(flags, environment, program)
  running.push(demo)
  return demo
}

const withData = () => ['--data', join(directory, 'data'), '--port', '0']

it('says where it is, keeps others off its data, forgets nothing, and swaps by configuration', async () => {
  const first = start(withData())
  const origin = await first.origin()
  await fetch(`${origin}/orders`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ order: 'order_00000000aa', product: 'wool-blanket' }),
    redirect: 'manual',
  })
  const second = start(withData())
  const refusal = await second.exitCode()
  await first.kill('SIGKILL')
  const third = start(withData(), { PAYMENT_PROVIDER: 'antom' })
  const page = await (await fetch(`${await third.origin()}/orders/order_00000000aa`)).text()
  await third.kill('SIGTERM')

  expect(first.output()).toMatch(/Mollie, simulated .* Offline: no money moves/)
  expect(refusal).toBe(1)
  expect(second.output()).toContain(`The shop cannot start: The data directory ${directory}`)
  expect(second.output()).toContain(`process ${first.pid}`)
  expect(second.output().trim().split('\n')).toHaveLength(2)
  expect(third.output()).toContain('Antom, simulated')
  expect(page).toContain('Wool blanket')
  expect(page).toContain('This payment was made with Mollie and stays there')
  expect(third.output().trim().endsWith('Stop it with Ctrl+C.')).toBe(true)
  for (const key of [DEFAULT_MOLLIE_KEY, SIMULATOR_KEYS.merchant.privateKey.slice(0, 60)]) {
    expect(first.output() + third.output()).not.toContain(key)
  }
}, 240_000)

it('started as `pnpm demo` does, ends without a failure when its shop is killed by the button, and says how to go on', async () => {
  const first = start(withData(), {}, START)
  const shop = visit({ origin: await first.origin() })
  const kill = killTokenIn(await shop.page('/products/wool-blanket'))
  const order = 'order_00000000aa'
  await shop.post('/orders', { kill, order, product: 'wool-blanket' })
  const exit = await first.exitCode()
  const said = first.output().split('Stop it with Ctrl+C.').at(-1) ?? ''
  const second = start(withData(), {}, START)
  await second.origin()
  await second.kill('SIGINT')

  expect(exit).toBe(0)
  expect(said.trim()).toMatch(
    /^Killed in the middle of a payment, as requested\. Start .* again.*$/,
  )
  expect(second.output()).toContain('a payment that was interrupted')
  expect(await second.exitCode()).toBe(0)
}, 240_000)

it('ends with the process that started it, and leaves its data and port to the next', async () => {
  const first = start(withData(), {}, START)
  await first.origin()
  await first.kill('SIGKILL') // resolves once nobody prints anymore: the shop has ended too
  const second = start(withData(), {}, START)

  expect(await second.origin()).toContain('http://127.0.0.1:')
}, 240_000)

it.each([
  ['as soon as it says where it is', /http:\/\/localhost:\d+/],
  ['while it opens', /Opening the shop/],
])('ends cleanly on Ctrl+C, %s', async (_when, line) => {
  const demo = start(withData())
  await demo.printed(line)
  await demo.kill('SIGINT')

  expect(await demo.exitCode()).toBe(0)
})

it('says how to use it, and starts nothing', async () => {
  const demo = start(['--help'])

  expect(await demo.exitCode()).toBe(0)
  expect(demo.output()).toContain('--database URL')
})

it('says in one line that a server cannot be reached, without the password', async () => {
  const demo = start([...withData(), '--database', 'postgres://ada:hidden@127.0.0.1:1/shop'])

  expect(await demo.exitCode()).toBe(1)
  expect(demo.output()).toMatch(/The shop cannot start: The database cannot be reached/)
  expect(demo.output()).not.toContain('hidden')
})

it('names every fault of its flags and does not start', async () => {
  const demo = start(['--prot', '1', '--port', 'many'], { PAYMENT_PROVIDER: '' })

  expect(await demo.exitCode()).toBe(2)
  expect(demo.output()).toContain('--prot is not a known flag')
  expect(demo.output()).toContain('port must be a number')
})

it('names every fault of a configuration without repeating a value', async () => {
  const file = join(directory, 'config.json')
  const bad = {
    provider: 'mollie',
    apiKey: 'live-secret',
    testMode: 'secret',
    timeouts: { attemptMs: -5 },
  }
  writeFileSync(file, JSON.stringify(bad))
  const demo = start([...withData(), '--config', file])

  expect(await demo.exitCode()).toBe(1)
  for (const path of ['apiKey', 'testMode', 'timeouts.attemptMs']) {
    expect(demo.output()).toContain(path)
  }
  expect(demo.output()).not.toContain('secret')
})

it('names the package of a provider that is not installed', async () => {
  const demo = start(withData(), { PAYMENT_PROVIDER: 'acme' })

  expect(await demo.exitCode()).toBe(1)
  expect(demo.output()).toContain('@paystate/adapter-acme')
})
