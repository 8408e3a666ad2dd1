import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { inspect } from 'node:util'
import { type AdapterEvent, isPaymentError, type PaymentAdapter } from '@paystate/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { KEY } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'

const SECRET = 'hunter2'
const FIRST_TIME = { previousAttempts: 'none' } as const

/** Speaks no TLS, whoever calls. */
const plain = createServer((socket) => {
  socket.on('error', () => {})
  socket.on('data', () => socket.end('no TLS here'))
})
let open: number
let closed: number

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return addressOf(server.address()).port
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address
}

beforeAll(async () => {
  open = await listen(plain)
  const gone = createServer()
  closed = await listen(gone)
  gone.close()
  await once(gone, 'close')
})

afterAll(() => {
  plain.close()
})

interface Case {
  readonly failure: string
  readonly why: string
  readonly baseUrl: () => string
  readonly proxy?: () => string
}

const CASES: readonly Case[] = [
  {
    failure: 'dns',
    why: 'its host name could not be resolved',
    baseUrl: () => 'https://no-such-host.invalid',
  },
  {
    failure: 'refused',
    why: 'the connection was refused',
    baseUrl: () => `http://127.0.0.1:${closed}`,
  },
  {
    failure: 'tls',
    why: 'the TLS handshake failed',
    baseUrl: () => `https://127.0.0.1:${open}`,
  },
  {
    failure: 'proxy',
    why: 'the proxy did not connect',
    baseUrl: () => 'https://no-such-host.invalid',
    proxy: () => `http://somebody:${SECRET}@127.0.0.1:${closed}`,
  },
]

describe('a provider that cannot be reached', () => {
  it.each(CASES)(
    'is reported with the reason, and without a secret or a host: $failure',
    async ({ failure, why, baseUrl, proxy }) => {
      const events: AdapterEvent[] = []
      const provider = create(baseUrl(), {
        proxy: proxy?.(),
        observe: (event) => events.push(event),
      })
      const outcome = await provider.createPayment(PAYMENT, FIRST_TIME)
      const read: unknown = await provider
        .getPayment({ account: provider.account, reference: 'order_1', id: ID })
        .catch((error: unknown) => error)

      expect(outcome).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'never_sent', phase: 'connect' },
        error: { code: 'not_connected' },
      })
      if (outcome.kind !== 'not_applied' || !isPaymentError(read)) throw new Error('It was reached')
      for (const { message } of [outcome.error, read]) {
        expect(message).toContain(`The provider could not be reached: ${why}.`)
      }
      expect(events).toContainEqual(expect.objectContaining({ connectFailure: failure }))
      const shown = inspect([outcome, read, events], { depth: 20, showHidden: true })
      for (const secret of [SECRET, KEY, 'no-such-host', String(closed), String(open)])
        expect(shown).not.toContain(secret)
    },
  )
})

const PAYMENT = aPayment()
const ID = 'tr_5B8cwPMGnU6qLbRvo7qEZo'

interface Surroundings {
  readonly proxy: string | undefined
  readonly observe: (event: AdapterEvent) => void
}

function create(baseUrl: string, runtime: Surroundings): PaymentAdapter {
  return adapter.create({ apiKey: KEY, baseUrl, readAttempts: 1 }, runtime)
}
