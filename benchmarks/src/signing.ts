import { spawnSync } from 'node:child_process'
import { signatureHeader } from '../../packages/adapter-antom/src/http/sign.ts'
import { table } from './report/table.ts'
import { measure } from './run/measure.ts'
import { KEYS, privateKeyOf } from './servers/antom-keys.ts'

const BODY = new TextEncoder().encode(JSON.stringify({ text: 'x'.repeat(800) }))

/** Signatures per second, and how long the event loop is held up, against openssl on the same cores. */
export async function benchmarkSigning(): Promise<void> {
  const key = { key: privateKeyOf(KEYS.merchant.privateKey), version: '1' }
  const head = { method: 'POST', path: '/ams/api/v1/payments/pay', clientId: 'C', time: '1' }
  const held = watchLoop()
  const ours = await measure(
    async () => {
      await signatureHeader(key, { head, body: BODY })
    },
    { calls: 20_000, callers: 16 },
  )
  const longest = held()
  const limit = opensslPerSecond()
  const rows = [
    ['openssl speed -multi 2 rsa2048', limit.toFixed(0), '1.00×', ''],
    [
      'adapter, 16 at once',
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
