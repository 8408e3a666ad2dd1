import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from '../configuration/keys.ts'
import { type SignedHead, stringToSign } from './string-to-sign.ts'

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
