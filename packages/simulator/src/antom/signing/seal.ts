import type { KeyObject } from 'node:crypto'
import { skewOf } from '../../faults/skew-of.ts'
import { NO_TIME } from '../../wire/with-time.ts'
import { providerTime } from '../time/provider-time.ts'
import type { Flaw, MetFlaw } from './flaw.ts'
import { signMessage } from './sign.ts'
import { writeSignatureHeader } from './signature-header.ts'
import { spoilWords } from './spoil-words.ts'

/** The private keys that a message can be signed with. */
export interface Seals {
  readonly keyVersion: string
  readonly current: KeyObject
  readonly old: KeyObject
  readonly foreign: KeyObject
}

/** A message as it leaves: its headers and the exact text of its body. */
export interface SealedMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface UnsealedMessage {
  readonly path: string
  readonly clientId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly timeHeader: 'request-time' | 'response-time'
  readonly fields: object
  readonly met?: MetFlaw | undefined
}

/** Writes and signs a message; header names are lower case, as some clients need them. */
export async function seal(message: UnsealedMessage, seals: Seals): Promise<SealedMessage> {
  const { met, path, clientId, timeHeader } = message
  const flaw = met?.flaw
  const skewMs = skewOf(flaw, met?.clockSkewMs)
  const text = JSON.stringify(spoilWords(message.fields, { flaw, skewMs }))
  const body = flaw === 'reserialized_body' ? JSON.stringify(JSON.parse(text), null, 3) : text
  if (flaw === 'unsigned') return { headers: CONTENT_TYPE, body }
  const time = flaw === 'unreadable_time' ? NO_TIME : providerTime(message.at + skewMs)
  const signed = Buffer.from(flaw === 'wrong_signature' ? `${text} ` : text)
  const signature = await signMessage({ path, clientId, time, body: signed }, keyFor(flaw, seals))
  const header = writeSignatureHeader(signature, seals)
  return {
    headers: {
      ...CONTENT_TYPE,
      'client-id': clientId,
      ...(flaw !== 'half_signed' && { [timeHeader]: time }),
      signature: flaw === 'malformed_signature' ? header.replace(/,signature=.*/, '') : header,
    },
    body,
  }
}

const CONTENT_TYPE = { 'content-type': 'application/json; charset=UTF-8' }

function keyFor(flaw: Flaw | undefined, seals: Seals): KeyObject {
  if (flaw === 'old_key') return seals.old
  return flaw === 'foreign_key' ? seals.foreign : seals.current
}
