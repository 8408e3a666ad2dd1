import {
  type Account,
  type Clock,
  type ErrorCode,
  type FindOptions,
  type Found,
  instantOf,
  isPaymentError,
  PaymentError,
  type PaymentReading,
  type PaymentRef,
} from '@paystate/core'
import { isOtherAmount } from '@paystate/core/adapter'
import type { ReadDefinitions } from './definition.ts'

/** What the reads need. */
interface Reading {
  readonly account: Account
  readonly clock: Clock
}

/**
 * Reads a payment by the provider's id, else by our reference. The options say from when on a scan must read.
 *
 * @throws {PaymentError} `not_found`
 */
type ReadPayment<Context> = (
  context: Context,
  payment: PaymentRef,
  options: FindOptions,
) => Promise<PaymentReading>

/**
 * The reads of a provider that finds a payment by our reference and shows its refunds in it: all are built
 * on the one that reads a payment. What a response does not confirm is a mismatch.
 */
export function readsByPayment<Context extends Reading>(
  readPayment: ReadPayment<Context>,
): Pick<ReadDefinitions<Context>, 'getPayment' | 'getRefund' | 'findPayment' | 'findRefund'> {
  const read: ReadPayment<Context> = async (context, payment, options) => {
    const reading = await readPayment(context, payment, options)
    return confirms(payment, reading)
      ? reading
      : fail(context, { code: 'mismatch', what: OTHER_PAYMENT })
  }
  return {
    getPayment: read,
    getRefund: async (context, { payment, id, reference }, options) => {
      const { observation, payment: seen } = await read(context, payment, options)
      const refund = seen.refunds.find((one) =>
        id === undefined ? one.reference === reference : one.id === id,
      )
      if (!refund) return fail(context, { code: 'not_found', what: NO_REFUND })
      if (reference !== undefined && refund.reference !== reference)
        return fail(context, { code: 'mismatch', what: OTHER_REFUND })
      return { refund, observation }
    },
    findPayment: async (context, { reference, amount }, options) => {
      const { account } = context
      const reading = await foundBy(() => read(context, { account, reference }, options))
      if (!reading) {
        const { positiveControl } = options
        const sees =
          positiveControl !== undefined && (await isSeen(read, { context, positiveControl }))
        const control = sees ? 'seen' : 'not_seen'
        return missed(context, { reference, positiveControl: control, complete: true })
      }
      const { amounts, currency } = reading.payment
      const isOther =
        amount && (amounts.amount !== amount.minorUnits || currency !== amount.currency)
      return isOther ? otherAmount(context) : { kind: 'found', ...reading }
    },
    findRefund: async (context, { payment, reference, amount }, options) => {
      // `since` is about the refund: its payment may be older.
      const { since: _ofRefund, ...rest } = options
      const { observation, payment: seen } = await read(context, payment, rest)
      const refund = seen.refunds.find((one) => one.reference === reference)
      if (!refund) {
        // One that could not be read may be the refund.
        const complete = observation.completeLists?.includes('refunds') === true
        return missed(context, { reference, positiveControl: 'seen', complete })
      }
      // A refund without a currency is in its payment's.
      const reported = { amount: refund.amount, currency: refund.currency ?? seen.currency }
      const isOther = amount !== undefined && isOtherAmount(reported, amount)
      return isOther ? otherAmount(context) : { kind: 'found', refund, observation }
    },
  }
}

const NO_REFUND = 'The payment has no such refund.'
const OTHER_REFUND = 'The refund does not carry this reference.'
const OTHER_PAYMENT = 'The response is about another payment, or does not name its payment.'

/** A response must carry the requested name itself: nothing is filled in from the request. */
function confirms({ id, reference }: PaymentRef, { observation }: PaymentReading): boolean {
  if (id !== undefined && observation.paymentId !== id) return false
  return reference === undefined || observation.reference === reference
}

/** Undefined where it is not found. @throws {PaymentError} */
async function foundBy<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return undefined
    throw error
  }
}

interface Control<Context> {
  readonly context: Context
  readonly positiveControl: NonNullable<FindOptions['positiveControl']>
}

/** Seeing a payment that is known to exist proves that the account sees our payments. */
async function isSeen<Context>(
  read: ReadPayment<Context>,
  { context, positiveControl }: Control<Context>,
): Promise<boolean> {
  try {
    await read(context, positiveControl, {})
    return true
  } catch (error) {
    if (isPaymentError(error)) return false
    throw error
  }
}

interface Missed {
  readonly reference: string
  readonly positiveControl: 'seen' | 'not_seen'
  /** Everything that could be it was read. */
  readonly complete: boolean
}

function missed({ account, clock }: Reading, miss: Missed): Found<never> {
  const at = instantOf(clock.now())
  return {
    kind: 'not_seen',
    miss: { ...miss, account, begunAt: at, endedAt: at },
  }
}

function otherAmount({ account }: Reading): Found<never> {
  const error = errorOf(account, { code: 'mismatch', what: 'Its amount is not the requested one.' })
  return { kind: 'inconclusive', error }
}

interface Failure {
  readonly code: ErrorCode
  readonly what: string
}

function fail({ account }: Reading, failure: Failure): never {
  throw errorOf(account, failure)
}

function errorOf({ provider }: Account, { code, what }: Failure): PaymentError {
  return new PaymentError(code, { what, provider, money: 'A read moves no money.' })
}
