import { createProvider } from '@paystate/core'
import { signatureHeader } from '../../packages/adapter-antom/src/http/sign.ts'
import { antomConfig } from './contenders/antom-adapter.ts'
import { median, table } from './report/table.ts'
import { type Call, measure } from './run/measure.ts'
import { signatureLimit } from './run/signature-limit.ts'
import { ANTOM_PRIVATE_KEY, CLIENT_ID } from './servers/antom-keys.ts'

const ANSWER = '{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U"}}'

/**
 * Signatures per second as the adapter makes them, and whole signed calls without a network, against bare
 * signatures by openssl on the same cores; and how long the event loop is held up meanwhile. They take
 * turns, and of each the middle round counts.
 */
export async function benchmarkSigning(): Promise<void> {
  const [signatures, calls] = [signing(), await sending()]
  const rounds: Round[] = []
  for (let round = 0; round < 3; round += 1) {
    rounds.push({
      limit: signatureLimit(),
      signatures: await turn(signatures),
      calls: await turn(calls),
    })
  }
  const limit = median(rounds.map((round) => round.limit))
  const rows = [
    ['openssl speed -multi 2 rsa2048', limit.toFixed(0), '1.00×', ''],
    rowOf('signatures by the adapter, 16 at once', {
      turns: rounds.map((one) => one.signatures),
      limit,
    }),
    rowOf('whole signed calls, 16 at once', { turns: rounds.map((one) => one.calls), limit }),
  ]
  console.log(
    `\nSignatures, RSA-2048\n\n${table(['', 'per second', 'of the limit', 'loop held up'], rows)}`,
  )
}

interface Turn {
  readonly perSecond: number
  /** The longest time in milliseconds in which the event loop did not turn. */
  readonly held: number
}

interface Round {
  readonly limit: number
  readonly signatures: Turn
  readonly calls: Turn
}

async function turn(call: Call): Promise<Turn> {
  const held = watchLoop()
  const { perSecond } = await measure(call, { calls: 10_000, callers: 16 })
  return { perSecond, held: held() }
}

function rowOf(
  name: string,
  { turns, limit }: { turns: readonly Turn[]; limit: number },
): string[] {
  const perSecond = median(turns.map((one) => one.perSecond))
  const held = Math.max(...turns.map((one) => one.held))
  return [name, perSecond.toFixed(0), `${(perSecond / limit).toFixed(2)}×`, `${held.toFixed(1)} ms`]
}

function signing(): Call {
  const key = { key: ANTOM_PRIVATE_KEY, version: '1' }
  const head = { path: '/ams/api/v1/payments/cancel', clientId: CLIENT_ID, time: '1768478400000' }
  const body = Buffer.from('{"paymentId":"20260115194010800100188640298283440"}')
  return async () => {
    await signatureHeader(key, { head, body })
  }
}

async function sending(): Promise<Call> {
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
  return async () => {
    await provider.send(cancel, { previousAttempts: 'none' })
  }
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
