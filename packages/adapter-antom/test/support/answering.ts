import { createPrivateKey, sign } from 'node:crypto'
import type { Clock, PaymentAdapter } from '@paystate/core'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { adapter } from '../../src/index.ts'
import { CLIENT_ID, optionsFor } from './connected.ts'

const key = createPrivateKey({
  key: Buffer.from(SIMULATOR_KEYS.antom.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
})

export interface Sealing {
  /** Notifications name it `request-time`. */
  readonly timeHeader?: string
  readonly time?: string
  readonly clientId?: string
}

/** The headers with which Antom would send these bytes. */
export function sealed(path: string, bytes: Uint8Array, sealing: Sealing = {}) {
  const { timeHeader = 'response-time', clientId = CLIENT_ID } = sealing
  const { time = '2026-01-15T04:00:00-08:00' } = sealing
  const head = Buffer.from(`POST ${path}\n${clientId}.${time}.`)
  const signature = sign('sha256', Buffer.concat([head, bytes]), key).toString('base64')
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    [timeHeader]: time,
    signature: `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(signature)}`,
  }
}

/** An adapter whose calls are answered, one by one, with these bytes under Antom's signature. */
export function answering(
  answers: readonly Uint8Array[],
  more: Readonly<Record<string, unknown>> = {},
): { readonly antom: PaymentAdapter; readonly calls: { path: string; body: unknown }[] } {
  const left = [...answers]
  const calls: { path: string; body: unknown }[] = []
  const clock: Clock = {
    now: () => Date.UTC(2026, 0, 15, 12),
    monotonic: () => 0,
    after: () => () => {},
  }
  const antom = adapter.create(optionsFor(more), {
    clock,
    fetch: async (request) => {
      const path = new URL(request.url).pathname
      calls.push({ path, body: await request.json() })
      const bytes = left.shift()
      if (!bytes) throw new Error('there is no answer left')
      return new Response(new Uint8Array(bytes), { headers: sealed(path, bytes) })
    },
  })
  return { antom, calls }
}

/** JSON as bytes. */
export function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}
