import {
  type FindOptions,
  type Found,
  isPaymentError,
  PaymentError,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import { checkSearch } from '../configuration/check-search.ts'
import { keyOfAnother } from '../http/check.ts'
import type { Connection } from '../http/connection.ts'
import { isId } from '../wire/ids.ts'
import { readById } from './read-by-id.ts'
import { type Scan, scanPayments } from './scan-payments.ts'

/**
 * Looks for a payment by our reference, in the list of all payments: newest first, page by page, until it
 * is found or the list reaches back before `since`.
 *
 * @throws {PaymentError} `invalid_request`. A request that fails makes the search inconclusive.
 */
export async function findPayment(
  connection: Connection,
  search: PaymentSearch,
  options: FindOptions = {},
): Promise<Found<PaymentReading>> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'find_payment', search, since: options?.since })
  try {
    return await find(connection, { search, options })
  } catch (error) {
    if (isPaymentError(error)) return { kind: 'inconclusive', error }
    throw error
  }
}

interface Asked {
  readonly search: PaymentSearch
  readonly options: FindOptions
}

async function find(
  connection: Connection,
  { search, options }: Asked,
): Promise<Found<PaymentReading>> {
  const { account } = connection.settings
  const { reference } = search
  const { since, signal } = options
  const scan = await scanPayments(connection, { reference, since, signal })
  if (scan.isOfAnotherProfile) throw keyOfAnother('profile', account)
  const [id, ...others] = scan.ids
  if (id === undefined) return notSeen(connection, { scan, asked: { search, options } })
  if (others.length > 0) throw mismatch(connection, { reference, what: TWO })
  return readFound(connection, { id, search, signal })
}

async function notSeen(
  connection: Connection,
  { scan, asked }: { scan: Scan; asked: Asked },
): Promise<Found<PaymentReading>> {
  const { begunAt, endedAt, isComplete: complete, sawOurs } = scan
  const isOurs = sawOurs || (await isSeen(connection, asked.options))
  return {
    kind: 'not_seen',
    miss: {
      reference: asked.search.reference,
      account: connection.settings.account,
      begunAt,
      endedAt,
      complete,
      positiveControl: isOurs ? 'seen' : 'not_seen',
    },
  }
}

interface ToRead {
  readonly id: string
  readonly search: PaymentSearch
  readonly signal: AbortSignal | undefined
}

async function readFound(
  connection: Connection,
  { id, search, signal }: ToRead,
): Promise<Found<PaymentReading>> {
  const { reference, amount } = search
  const reading = await readById(connection, { id, reference, signal })
  const { currency, amounts } = reading.payment
  const differs = amount && (currency !== amount.currency || amounts.amount !== amount.minorUnits)
  if (differs) throw mismatch(connection, { reference, what: OTHER_AMOUNT })
  return { kind: 'found', ...reading }
}

const OTHER_AMOUNT = 'A payment of another amount carries the reference.'
const TWO = 'More than one payment carries the reference.'

/** Reads a payment that is known to exist, to show that this account sees us. */
async function isSeen(
  connection: Connection,
  { positiveControl, signal }: FindOptions,
): Promise<boolean> {
  if (!positiveControl || !isId(positiveControl.id, 'payment')) return false
  const { id, reference } = positiveControl
  try {
    await readById(connection, { id, reference, signal })
    return true
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return false
    throw error
  }
}

function mismatch(
  { settings }: Connection,
  { reference, what }: { reference: string; what: string },
): PaymentError {
  const { provider } = settings.account
  return new PaymentError('mismatch', { what, provider, operation: 'find_payment', reference })
}
