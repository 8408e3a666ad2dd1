import { expectFound } from '@paystate/adapter-kit'
import {
  type Account,
  type FindOptions,
  type Found,
  isPaymentError,
  PaymentError,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import type { Context } from '../http/context.ts'
import { isId } from '../wire/ids.ts'
import { keyOfAnother } from './check-account.ts'
import { readById } from './read-by-id.ts'
import { type Scan, scanPayments } from './scan-payments.ts'

/**
 * Looks up a payment by our reference in the list of all payments: newest first, page by page, until it
 * is found or the list reaches back before `since`.
 *
 * @throws {PaymentError} As any read: the search is inconclusive then.
 */
export async function findPayment(
  context: Context,
  search: PaymentSearch,
  options: FindOptions,
): Promise<Found<PaymentReading>> {
  const { account } = context.settings
  const { reference } = search
  const scan = await scanPayments(context, { reference, since: options.since })
  if (scan.isOfAnotherProfile) throw keyOfAnother('profile', account)
  const [id, ...others] = scan.ids
  if (id === undefined) return notSeen(context, { scan, search, options })
  if (others.length > 0) throw mismatch(account, { reference, what: TWO })
  return readFound(context, { id, search })
}

interface Unseen {
  readonly scan: Scan
  readonly search: PaymentSearch
  readonly options: FindOptions
}

async function notSeen(
  context: Context,
  { scan, search, options }: Unseen,
): Promise<Found<PaymentReading>> {
  const { account } = context.settings
  const { begunAt, endedAt, isComplete: complete, sawOurs } = scan
  const positiveControl = sawOurs || (await isSeen(context, options)) ? 'seen' : 'not_seen'
  const { reference } = search
  const miss = { reference, account, begunAt, endedAt, complete, positiveControl } as const
  return { kind: 'not_seen', miss }
}

async function readFound(
  context: Context,
  { id, search }: { readonly id: string; readonly search: PaymentSearch },
): Promise<Found<PaymentReading>> {
  const { reference, amount } = search
  const reading = await expectFound(readById(context, { id, reference }))
  const { currency, amounts, account } = reading.payment
  const isOther = amount && (currency !== amount.currency || amounts.amount !== amount.minorUnits)
  if (isOther) throw mismatch(account, { reference, what: OTHER_AMOUNT })
  return { kind: 'found', ...reading }
}

const OTHER_AMOUNT = 'A payment with a different amount carries the reference.'
const TWO = 'More than one payment carries the reference.'

/** Reads a payment that is known to exist, to show that this account sees our payments. */
async function isSeen(context: Context, { positiveControl }: FindOptions): Promise<boolean> {
  if (!positiveControl || !isId(positiveControl.id, 'payment')) return false
  const { id, reference } = positiveControl
  try {
    await readById(context, { id, reference })
    return true
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return false
    throw error
  }
}

function mismatch(
  { provider }: Account,
  { reference, what }: { reference: string; what: string },
): PaymentError {
  return new PaymentError('mismatch', { what, provider, operation: 'find_payment', reference })
}
