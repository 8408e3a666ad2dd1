import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createSimulatorClock } from '../../src/clock/clock.ts'
import { FLAGS, FlagError, helpText, readFlags } from '../../src/command/flags.ts'
import { run } from '../../src/command/run.ts'
import { createSimulators } from '../../src/command/simulators.ts'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'
import { CNY, payFields, signedRequest } from '../antom/merchant.ts'

const ANY_PORT = ['--port', '0', '--control-port', '0']

async function running(...args: string[]) {
  const flags = readFlags([...ANY_PORT, ...args])
  if (typeof flags === 'string') throw new Error('no text here')
  return run(flags)
}

describe('a flag', () => {
  it.each([
    { args: ['--prot', '1'], message: "Unknown option '--prot'; see --help" },
    { args: ['start'], message: '"start" is not a flag; see --help' },
    {
      args: ['--port', 'x'],
      message: '--port: a port is a whole number from 0 to 65535; see --help',
    },
    {
      args: ['--port', '70000'],
      message: '--port: a port is a whole number from 0 to 65535; see --help',
    },
    { args: ['--speed', '0'], message: '--speed: a speed is above 0; see --help' },
    {
      args: ['--retention', '1.5'],
      message: '--retention: a count is a whole number above 0; see --help',
    },
    { args: ['--port'], message: /--port.*argument missing; see --help/ },
    { args: ['--provider', 'stripe'], message: /--provider: .*"mollie"\|"antom"/ },
    { args: ['--base-url', 'shop'], message: /--base-url/ },
  ])('that is wrong says so: $args', ({ args, message }) => {
    expect(() => readFlags(args)).toThrow(FlagError)
    expect(() => readFlags(args)).toThrow(message)
  })

  it('has a default', () => {
    expect(readFlags([])).toMatchObject({ port: 4510, 'control-port': 4511, host: '127.0.0.1' })
  })

  it('is in the help text', () => {
    expect(readFlags(['-h'])).toBe('help')
    for (const flag of Object.keys(FLAGS)) expect(helpText()).toContain(`--${flag} <`)
    expect(readFlags(['--version'])).toBe('version')
  })
})

it('starts both providers and the control side, and says where', async () => {
  const { lines, server, control, close } = await running()
  expect(lines).toEqual([
    `Mollie   ${server.mollieUrl}  (key ${DEFAULT_MOLLIE_KEY})`,
    `Antom    ${server.antomUrl}  (client id SANDBOX_5X00000000000000)`,
    `Control  ${control.url}  (payments, time, faults, keys)`,
  ])
  const headers = { authorization: `Bearer ${DEFAULT_MOLLIE_KEY}` }
  expect((await fetch(`${server.mollieUrl}/methods`, { headers })).status).toBe(200)
  expect(await (await fetch(`${control.url}/api/connect`)).json()).toMatchObject({
    mollie: { endpoint: server.mollieUrl },
    antom: { host: server.antomUrl },
  })
  await close()
})

it('answers Antom’s magic amounts', async () => {
  const flags = readFlags([])
  if (typeof flags === 'string') throw new Error('no text here')
  const { antom } = createSimulators(flags, {
    clock: createSimulatorClock(),
    deliver: () => Promise.resolve(new Response()),
  })
  const fields = payFields({ paymentAmount: CNY('9911') })
  const answered = await antom?.fetch(signedRequest('pay', { fields }))
  expect(await answered?.text()).toContain('USER_BALANCE_NOT_ENOUGH')
})

it('starts one provider only when asked to', async () => {
  const { lines, server, close } = await running('--provider', 'antom')
  expect(lines.some((line) => line.startsWith('Mollie'))).toBe(false)
  expect((await fetch(`${server.mollieUrl}/methods`)).status).toBe(404)
  await close()
})

it('leaves nothing open when the control port is taken', async () => {
  const first = await running()
  const taken = new URL(first.control.url).port
  await expect(running('--control-port', taken)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await first.close()
})

it('runs until it is interrupted, be it as soon as the addresses are printed', {
  timeout: 20_000,
}, async () => {
  const main = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...ANY_PORT, '--https-port', '0'])
  let printed = ''
  child.stdout.on('data', (data) => {
    printed += String(data)
    if (printed.includes('Control')) child.kill('SIGTERM')
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(printed).toMatch(/^Mollie {3}http:.*\nMollie {3}https:.*\nAntom/)
  expect(code).toBe(0)
})

async function failing(...args: string[]) {
  const main = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args])
  let told = ''
  child.stderr.on('data', (data) => {
    told += String(data)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { told, code }
}

it.each([
  [['--prot', '1'], "Unknown option '--prot'; see --help"],
  [[...ANY_PORT, '--host', '192.0.2.1'], 'This machine does not have the --host; see --help'],
  [[...ANY_PORT, '--state', 'package.json'], 'The --state is not a directory; see --help'],
])(
  'tells what is wrong with %j in one line, without a stack',
  { timeout: 20_000 },
  async (args, message) => {
    expect(await failing(...args)).toEqual({ told: `paystate-simulator: ${message}\n`, code: 1 })
  },
)
