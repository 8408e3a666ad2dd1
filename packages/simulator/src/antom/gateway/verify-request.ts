import type { KeyObject } from 'node:crypto'
import { type Result, result } from '../results/result.ts'
import { isSignedBy } from '../signing/sign.ts'
import { readSignatureHeader } from '../signing/signature-header.ts'

/** Whose requests are taken. */
export interface Caller {
  readonly clientId: string
  /** The merchant's public keys by their version. */
  readonly publicKeys: ReadonlyMap<string, KeyObject>
}

export interface ReceivedRequest {
  readonly headers: Headers
  /** Path and query as they were signed. */
  readonly path: string
  readonly isSandbox: boolean
  readonly bytes: Uint8Array
}

/** Why a request is not from the merchant, if it is not. Such a refusal is not signed. */
export function verifyRequest(received: ReceivedRequest, caller: Caller): Result | undefined {
  const { headers, path, bytes, isSandbox } = received
  const clientId = headers.get('client-id') ?? ''
  if (clientId !== caller.clientId) return result('KEY_NOT_FOUND', 'no such Client-Id')
  if (isSandbox && !clientId.startsWith('SANDBOX_')) {
    return result('KEY_NOT_FOUND', 'the Client-Id is not one of the sandbox')
  }
  const time = headers.get('request-time')
  if (!time) return result('INVALID_SIGNATURE', 'there is no Request-Time')
  const header = readSignatureHeader(headers.get('signature') ?? '')
  if (!header) return result('INVALID_SIGNATURE', 'the Signature header cannot be read')
  if (header.algorithm !== 'RSA256') return result('INVALID_SIGNATURE', 'the algorithm is RSA256')
  const key = caller.publicKeys.get(header.keyVersion)
  if (!key) return result('INVALID_SIGNATURE', 'there is no key of this keyVersion')
  const { signature } = header
  const isGenuine = isSignedBy({ path, clientId, time, body: bytes }, { key, signature })
  return isGenuine ? undefined : result('INVALID_SIGNATURE', unlike(path))
}

/** What a client that signs something else has to compare with. */
function unlike(path: string): string {
  return `it is not that of "POST ${path}\\n{Client-Id}.{Request-Time}.{body}" by the merchant’s key`
}
