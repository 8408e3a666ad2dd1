import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from '../configuration/keys.ts'

const signAside = promisify(sign)

/** Creates the `Signature` header of a message, off the event loop. */
export async function signatureHeader(
  { key, version }: SigningKey,
  message: { readonly head: SignedHead; readonly body: Uint8Array },
): Promise<string> {
  const signature = await signAside('sha256', stringToSign(message.head, message.body), key)
  const encoded = encodeURIComponent(signature.toString('base64'))
  return `algorithm=RSA256,keyVersion=${version},signature=${encoded}`
}

/** What a signature covers, besides the body. */
export interface SignedHead {
  /** Path and query as sent, with the sandbox part of the path in the sandbox. */
  readonly path: string
  readonly clientId: string
  /** The time header exactly as sent: it is never parsed and formatted again. */
  readonly time: string
}

/**
 * The bytes that are signed: `POST <path>`, a line feed, then client id, time and the body's own bytes,
 * separated by dots.
 *
 * @see https://docs.antom.com/ac/ams/api_fund
 */
export function stringToSign({ path, clientId, time }: SignedHead, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body])
}
