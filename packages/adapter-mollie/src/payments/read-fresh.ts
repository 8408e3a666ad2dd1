import type { PaymentReading, PaymentRef } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { isId } from '../wire/ids.ts'
import { readById } from './read-by-id.ts'

/** Reads the payment that a write was about; undefined where that does not succeed. */
export async function readFresh(
  connection: Connection,
  target: PaymentRef,
): Promise<PaymentReading | undefined> {
  if (!isId(target.id, 'payment')) return undefined
  try {
    return await readById(connection, { id: target.id, reference: target.reference })
  } catch {
    return undefined
  }
}
