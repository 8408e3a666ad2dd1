import { constants, type KeyObject, verify } from 'node:crypto'
import { type SignedHead, stringToSign } from './sign.ts'

/** A received message, with its headers. */
export interface SignedMessage {
  readonly head: SignedHead
  readonly body: Uint8Array
  /** The `Signature` header. */
  readonly signature: string
}

/**
 * Whether one of the keys signed exactly these bytes, with SHA-256 whatever the header names. A
 * malformed header is an invalid signature and never an error.
 */
export function isSigned(keys: readonly KeyObject[], message: SignedMessage): boolean {
  const signature = readSignature(message.signature)
  if (!signature) return false
  const bytes = stringToSign(message.head, message.body)
  return keys.some((key) =>
    verify('sha256', bytes, { key, padding: constants.RSA_PKCS1_PADDING }, signature),
  )
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The signature in the header, which occurs with and without spaces after its commas. */
function readSignature(header: string): Buffer | undefined {
  const fields = new Map<string, string>()
  for (const part of header.split(',')) {
    const [name = '', ...value] = part.split('=')
    if (fields.has(name.trim())) return undefined
    fields.set(name.trim(), value.join('=').trim())
  }
  if (fields.get('algorithm')?.toUpperCase() !== 'RSA256') return undefined
  const text = decoded(fields.get('signature') ?? '')
  return text !== undefined && BASE64.test(text) ? Buffer.from(text, 'base64') : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
