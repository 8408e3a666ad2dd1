import type { Attempt, Transport, WireHeaders } from '@paystate/adapter-kit'
import type { Clock } from '@paystate/core'
import type { KyInstance } from 'ky'
import type { SigningKey } from '../configuration/keys.ts'
import type { AntomOptions } from '../configuration/options.ts'
import { REGIONS } from '../configuration/regions.ts'
import type { ApiCall } from './context.ts'
import { signatureHeader } from './sign.ts'

interface Wire {
  readonly transport: Transport
  readonly signing: SigningKey
  readonly clock: Clock
}

/** A call with how long it may take. */
export interface Timed extends ApiCall {
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

const ENCODER = new TextEncoder()

let client: Promise<KyInstance> | undefined

/** Loaded at the first call: Node's own fetch comes with it. Retries, deadlines and errors are not ky's. */
function loadClient(): Promise<KyInstance> {
  client ??= import('ky').then(({ default: ky }) =>
    ky.create({ retry: 0, timeout: false, throwHttpErrors: false }),
  )
  return client
}

/**
 * The only network access: signs a call and has ky send it once. Below ky, the transport compares the request
 * with what was signed, byte by byte and header by header.
 */
export function createHttp(
  { clientId, agentToken, baseUrl, region = 'asia' }: AntomOptions,
  { transport, signing, clock }: Wire,
): (call: Timed) => Promise<Attempt> {
  const base = new URL(baseUrl ?? REGIONS[region]).origin
  const sign = async (path: string, body: Uint8Array): Promise<WireHeaders> => {
    const time = String(clock.now())
    const head = { path, clientId, time }
    return {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': clientId,
      'request-time': time,
      signature: await signatureHeader(signing, { head, body }),
      ...(agentToken !== undefined && { 'agent-token': agentToken }),
    }
  }
  return ({ path, body: text, ...call }) => {
    const body = ENCODER.encode(text)
    const url = `${base}${path}`
    let signed: Promise<WireHeaders> | undefined
    const headers = () => {
      signed ??= sign(path, body)
      return signed
    }
    return transport.attempt({ ...call, method: 'POST', url, headers, body }, async (fetch) =>
      (await loadClient()).post(url, { fetch, headers: { ...(await headers()) }, body }),
    )
  }
}
