import type { PaymentReading } from '@paystate/core'
import { isRecord, type UnreadRecord } from '../http/record.ts'
import { maskNumber } from './read-method.ts'

/** Names of fields that are taken out: tokens, secrets and what tells cards apart. */
const SECRET = /token|cvv|cavv|fingerprint|xid|password|secret|signature/i
/** Names of fields that are masked. */
const NUMBER = /cardno|cardnumber|pan$|accountno|accountnumber/i

/** Hangs the whole answer on a reading, where neither a log nor `JSON.stringify` finds it. */
export function withRaw(reading: PaymentReading, body: UnreadRecord): PaymentReading {
  return Object.defineProperty({ ...reading }, 'raw', {
    value: maskedCopy(body),
    enumerable: false,
  })
}

/**
 * The whole answer behind a reading of this adapter, for what paystate does not read: card numbers
 * masked, tokens taken out. It is not enumerable, so that it is never logged by accident.
 */
export function rawOf(reading: PaymentReading): UnreadRecord | undefined {
  const raw: unknown = Object.getOwnPropertyDescriptor(reading, 'raw')?.value
  return isRecord(raw) ? raw : undefined
}

function maskedCopy(value: UnreadRecord): UnreadRecord {
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name))
  return Object.fromEntries(kept.map(([name, content]) => [name, masked(name, content)]))
}

function masked(name: string, content: unknown): unknown {
  if (Array.isArray(content)) return content.map((item: unknown) => masked(name, item))
  if (isRecord(content)) return maskedCopy(content)
  return NUMBER.test(name) ? maskNumber(String(content)) : content
}
