import { readStored } from '../requests/read-stored.ts'
import type { Observation } from './observation.ts'
import { observationField } from './observation-field.ts'
import type { PaymentRecord } from './payment-record.ts'
import { recordField } from './record-field.ts'

/**
 * Reads an observation that was stored as JSON, by this or another process.
 *
 * @throws {PaymentError} `unreadable_stored_data`, with every field that cannot be read.
 */
export function parseObservation(stored: unknown): Observation {
  return readStored('observation', observationField, stored)
}

/**
 * Reads a record that was stored as JSON, by this or another process, without folding it again.
 *
 * @throws {PaymentError} `unreadable_stored_data`, with every field that cannot be read, or the version
 *   if another one stored it.
 *
 * @example
 * ```ts
 * import { createPaymentRecord, parsePaymentRecord, type Account } from '@paystate/core'
 *
 * const account: Account = { provider: 'acme', mode: 'test', id: 'shop_1', credential: 'key_1' }
 * const stored = JSON.stringify(createPaymentRecord({ account, reference: 'order_1' }))
 *
 * const record = parsePaymentRecord(JSON.parse(stored))
 * ```
 */
export function parsePaymentRecord(stored: unknown): PaymentRecord {
  return readStored('payment record', recordField, stored)
}
