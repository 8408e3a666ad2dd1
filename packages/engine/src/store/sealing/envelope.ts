import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { UsableKey } from './seal-keys.ts'

/** How every envelope begins; no document of ours begins so. */
export const ENVELOPE_START = '{"sealed":1,"key":"'

const IV_BYTES = 12
const TAG_BYTES = 16

const envelope = z.strictObject({ sealed: z.literal(1), key: z.string(), data: z.base64() })

/** What is stored instead of a document: the id of its key, and the bytes. */
export type Envelope = z.infer<typeof envelope>

/** The envelope that a stored document is; undefined for one that is not sealed. */
export function envelopeIn(stored: unknown): Envelope | undefined {
  const read = envelope.safeParse(stored)
  return read.success ? read.data : undefined
}

/** Seals a text for a place. */
export function sealText(text: string, { key, place }: { key: UsableKey; place: string }): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv)
  cipher.setAAD(Buffer.from(place))
  const sealed = [cipher.update(text, 'utf8'), cipher.final()]
  const data = Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64')
  return `${ENVELOPE_START}${key.id}","data":"${data}"}`
}

/** Undefined where it was sealed with other bytes, for another place, or was changed since. */
export function openText(
  { data }: Envelope,
  { key, place }: { key: UsableKey; place: string },
): string | undefined {
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
  const tagEnd = IV_BYTES + TAG_BYTES
  const options = { authTagLength: TAG_BYTES }
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, IV_BYTES), options)
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, tagEnd))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString()
  } catch {
    return undefined
  }
}
