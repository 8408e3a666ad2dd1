import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from '../configuration/keys.ts'

const signAside = promisify(sign)

/** Makes the `Signature` header of a message. The event loop stays free: the work is done aside. */
export async function signatureHeader(
  { key, version }: SigningKey,
  message: { readonly head: SignedHead; readonly body: Uint8Array },
): Promise<string> {
  const signature = await signAside('sha256', stringToSign(message.head, message.body), key)
  const encoded = encodeURIComponent(signature.toString('base64'))
  return `algorithm=RSA256,keyVersion=${version},signature=${encoded}`
}

/** What a signature is made over, besides the body. */
export interface SignedHead {
  /** Path and query as they go over the wire, in the sandbox with its part of the path. */
  readonly path: string
  readonly clientId: string
  /** The time header exactly as sent: it is never read and written again. */
  readonly time: string
}

/**
 * The bytes that are signed: `POST <path>`, a line feed, then client id, time and the body's own bytes,
 * with dots between.
 *
 * @see https://docs.antom.com/ac/ams/api_fund
 */
export function stringToSign({ path, clientId, time }: SignedHead, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body])
}
