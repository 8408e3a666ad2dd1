import { isRecord } from '@paystate/adapter-kit'
import type { Instant } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { readText } from './lenient.ts'
import { parseRecord } from './parse-json.ts'

/**
 * What only the creator of a payment knows: it is stored in the payment's metadata, which Antom echoes in
 * every read and notification. Assumed: session_metadata.
 */
export interface CreatedRecord {
  /**
   * How the money is captured, where success alone does not capture it. `after_authorization`: Antom captures by
   * itself. `payer_chooses`: the payer chooses the method on Antom's page, and the method decides.
   */
  readonly capture?: 'manual' | 'after_authorization' | 'payer_chooses'
  /** It is a session: until its expiry a failed attempt does not end the payment. */
  readonly session?: { readonly expiresAt?: Instant }
}

/** Our key in the metadata. */
const OURS = 'paystate'

/** Adds our record to the application's own metadata; undefined where there is neither. */
export function toMetadata(
  record: CreatedRecord,
  own: Readonly<Record<string, string>> = {},
): string | undefined {
  const isEmpty = Object.keys(record).length === 0
  if (isEmpty && Object.keys(own).length === 0) return undefined
  return JSON.stringify({ ...own, ...(!isEmpty && { [OURS]: record }) })
}

/** Reads our record, from text as it was sent or from an object; other metadata is ignored. */
export function readCreatedRecord(metadata: unknown): CreatedRecord {
  const record = isRecord(metadata) ? metadata : parseRecord(readText(metadata) ?? '')
  const ours = record?.[OURS]
  if (!isRecord(ours)) return {}
  const { capture, session } = ours
  return {
    ...(isCapture(capture) && { capture }),
    ...(isRecord(session) && { session: readSession(session.expiresAt) }),
  }
}

function isCapture(value: unknown): value is NonNullable<CreatedRecord['capture']> {
  return value === 'manual' || value === 'after_authorization' || value === 'payer_chooses'
}

function readSession(time: unknown): NonNullable<CreatedRecord['session']> {
  const expiresAt = readInstant(time)
  return expiresAt === undefined ? {} : { expiresAt }
}
