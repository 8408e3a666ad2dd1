import type { KeyObject } from 'node:crypto'
import type { AntomResultCode } from '../results/result-codes.ts'
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
export function verifyRequest(
  received: ReceivedRequest,
  caller: Caller,
): AntomResultCode | undefined {
  const { headers, path, bytes, isSandbox } = received
  const clientId = headers.get('client-id') ?? ''
  if (clientId !== caller.clientId) return 'KEY_NOT_FOUND'
  if (isSandbox && !clientId.startsWith('SANDBOX_')) return 'KEY_NOT_FOUND'
  const time = headers.get('request-time')
  const header = readSignatureHeader(headers.get('signature') ?? '')
  const key = caller.publicKeys.get(header?.keyVersion ?? '')
  if (!time || !header || !key || header.algorithm !== 'RSA256') return 'INVALID_SIGNATURE'
  const isGenuine = isSignedBy(
    { path, clientId, time, body: bytes },
    { key, signature: header.signature },
  )
  return isGenuine ? undefined : 'INVALID_SIGNATURE'
}
