import { unprocessable } from '../refusals/refusal.ts'
import type { Body } from './body.ts'

const LIMIT = 1024

/** Metadata comes back as it was sent: text as text, an object as an object. */
export function readMetadata(body: Body): unknown {
  const { metadata = null } = body
  if (!isMetadata(metadata)) throw unprocessable('The metadata is invalid', 'metadata')
  const text = typeof metadata === 'string' ? metadata : JSON.stringify(metadata)
  if (Buffer.byteLength(text) > LIMIT) {
    throw unprocessable('The metadata storage is currently limited to 1024 bytes.', 'metadata')
  }
  return metadata
}

/** A text, a number, an object, or a list of texts. */
function isMetadata(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'object'
}
