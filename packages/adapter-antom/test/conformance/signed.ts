import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { ChangedAnswer } from '@paystate/conformance'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'

const TIME = '2026-01-15T12:00:00Z'

export interface Signed {
  readonly path: string
  readonly clientId: string
  readonly time: string
  readonly body: string
  /** Bare base64. Default: Antom's own. */
  readonly key?: string
  readonly version?: string
}

/** The `Signature` header of a message, made here and not by the adapter or its simulator. */
export function signatureHeader({
  path,
  clientId,
  time,
  body,
  key,
  version = '1',
}: Signed): string {
  const signed = Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`)
  const bytes = sign('sha256', signed, keyOf(key ?? SIMULATOR_KEYS.antom.privateKey))
  const signature = encodeURIComponent(bytes.toString('base64'))
  return `algorithm=RSA256,keyVersion=${version},signature=${signature}`
}

const keys = new Map<string, KeyObject>()

/** Reading a key takes longer than signing with it. */
function keyOf(base64: string): KeyObject {
  const key = Buffer.from(base64, 'base64')
  const known = keys.get(base64) ?? createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  keys.set(base64, known)
  return known
}

/** An answer with another body, signed as Antom signs. */
export function signedAnswer({ request, response, body }: ChangedAnswer): Response {
  const clientId = request.headers.get('client-id') ?? ''
  const { pathname: path } = new URL(request.url)
  const time = response.headers.get('response-time') ?? request.headers.get('request-time') ?? TIME
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('client-id', clientId)
  headers.set('response-time', time)
  headers.set('signature', signatureHeader({ path, clientId, time, body }))
  return new Response(body, { status: response.status, headers })
}
