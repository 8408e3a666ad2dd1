import {
  type FindOptions,
  type Found,
  isPaymentError,
  PaymentError,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import { checkSearch } from '../operations/check-search.ts'
import type { Connection } from '../operations/connection.ts'
import { isId } from '../references/ids.ts'
import { readById } from './read-by-id.ts'
import { scanPayments } from './scan-payments.ts'

/**
 * Looks for a payment by our reference, in the list of all payments: newest first, page by page, until it
 * is found or the list reaches back before `since`.
 *
 * @throws {PaymentError} `invalid_request`, and whatever a read can meet.
 */
export async function findPayment(
  connection: Connection,
  search: PaymentSearch,
  options: FindOptions = {},
): Promise<Found<PaymentReading>> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'find_payment', search, since: options.since })
  const scan = await scanPayments(connection, { ...options, reference: search.reference })
  if (scan.id === undefined) {
    const positiveControl =
      scan.sawOurs || (await isSeen(connection, options)) ? 'seen' : 'not_seen'
    const { begunAt, endedAt, isComplete } = scan
    const { reference } = search
    const miss = {
      reference,
      account,
      begunAt,
      endedAt,
      complete: isComplete,
      positiveControl,
    } as const
    return { kind: 'not_seen', miss }
  }
  return readFound(connection, { id: scan.id, search, options })
}

async function readFound(
  connection: Connection,
  { id, search, options }: { id: string; search: PaymentSearch; options: FindOptions },
): Promise<Found<PaymentReading>> {
  const { reference, amount } = search
  const reading = await readById(connection, { id, reference, signal: options.signal })
  const { currency, amounts } = reading.payment
  const differs = amount && (currency !== amount.currency || amounts.amount !== amount.minorUnits)
  if (!differs) return { kind: 'found', ...reading }
  const error = new PaymentError('mismatch', {
    what: 'A payment of another amount carries the reference.',
    provider: connection.settings.account.provider,
    operation: 'find_payment',
    reference,
  })
  return { kind: 'inconclusive', error }
}

/** Reads a payment that is known to exist, to show that this account sees us. */
async function isSeen(
  connection: Connection,
  { positiveControl, signal }: FindOptions,
): Promise<boolean> {
  if (!positiveControl || !isId(positiveControl.id, 'payment')) return false
  try {
    await readById(connection, { id: positiveControl.id, signal })
    return true
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return false
    throw error
  }
}
