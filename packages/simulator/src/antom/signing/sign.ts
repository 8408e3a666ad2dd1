import { type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { type SignedMessage, stringToSign } from './string-to-sign.ts'

const signInThreadPool = promisify(sign)

/** Signs as Antom names `RSA256`: SHA-256 with RSA, PKCS#1 v1.5; the same input gives the same bytes. */
export async function signMessage(message: SignedMessage, key: KeyObject): Promise<Uint8Array> {
  return await signInThreadPool('sha256', stringToSign(message), key)
}

/** Whether the signature is over exactly these bytes; only SHA-256 counts. */
export function isSignedBy(
  message: SignedMessage,
  { key, signature }: { key: KeyObject; signature: Uint8Array },
): boolean {
  return verify('sha256', stringToSign(message), key, signature)
}
