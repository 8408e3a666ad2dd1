import { spawnSync } from 'node:child_process'
import { createProvider } from '@paystate/core'
import { antomConfig } from './contenders/antom-adapter.ts'
import { table } from './report/table.ts'
import { measure } from './run/measure.ts'

const ANSWER = '{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U"}}'

/**
 * Signed calls per second through the adapter, without a network, and how long the event loop is held up,
 * against bare signatures by openssl on the same cores.
 */
export async function benchmarkSigning(): Promise<void> {
  const provider = await createProvider(antomConfig('http://127.0.0.1:1'), {
    load: (name) => import(name),
    fetch: async () => new Response(ANSWER),
  })
  const payment = { account: provider.account, id: '20260115194010800100188640298283440' }
  const cancel = provider.prepare.cancelPayment({
    reference: 'bench_1',
    payment,
    ifPaid: 'reverse',
  })
  const held = watchLoop()
  const ours = await measure(
    async () => {
      await provider.send(cancel, { earlier: 'none' })
    },
    { calls: 10_000, callers: 16 },
  )
  const longest = held()
  const limit = opensslPerSecond()
  const rows = [
    ['openssl speed -multi 2 rsa2048', limit.toFixed(0), '1.00×', ''],
    [
      'signed calls, 16 at once',
      ours.perSecond.toFixed(0),
      `${(ours.perSecond / limit).toFixed(2)}×`,
      `${longest.toFixed(1)} ms`,
    ],
  ]
  console.log(
    `\nSignatures, RSA-2048\n\n${table(['', 'per second', 'of the limit', 'loop held up'], rows)}`,
  )
}

function opensslPerSecond(): number {
  const { stdout } = spawnSync(
    'openssl',
    ['speed', '-multi', '2', '-seconds', '3', '-mr', 'rsa2048'],
    { encoding: 'utf8' },
  )
  const perSecond = /^\+F2:\d+:2048:([\d.]+)/m.exec(stdout)?.[1]
  return perSecond === undefined ? Number.NaN : Number(perSecond)
}

/** Remembers the longest time in which the event loop did not turn. */
function watchLoop(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  return () => {
    clearInterval(timer)
    return longest
  }
}
