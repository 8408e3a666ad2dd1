import type { ReadDefinitions } from '@paystate/adapter-kit'
import type { ErrorCode, LookupMiss, PaymentReading, PaymentRef, ReadOptions } from '@paystate/core'
import { epochOf, instantOf, isPaymentError, PaymentError } from '@paystate/core'
import { listIn, textIn } from '../json.ts'
import { type Context, isId, read } from './connection.ts'
import { observe, readingOf } from './read-payment.ts'

/** Reads a payment by the provider's id, or by our reference where the id is not known. */
export async function readPayment(
  context: Context,
  { id, reference }: PaymentRef,
  _options: ReadOptions,
): Promise<PaymentReading> {
  if (id !== undefined && !isId(id))
    throw readError('invalid_request', 'This is no id of the provider.')
  const path = id === undefined ? byReference(reference ?? '') : `/payments/${id}`
  const { body, response } = await read(context, { operation: 'get_payment', path })
  const item = id === undefined ? listIn(body, 'items')[0] : body
  if (item === undefined) throw readError('not_found', 'No payment has this reference.')
  const observation = observe(item, { context, response, via: 'read' })
  if (!observation) throw readError('unreadable_response', 'The response could not be read.')
  const isAnother =
    (id !== undefined && observation.paymentId !== id) ||
    (reference !== undefined && observation.reference !== reference)
  if (isAnother) throw readError('mismatch', 'The response is about another payment.')
  return readingOf(observation)
}

function byReference(reference: string): string {
  return `/payments?reference=${encodeURIComponent(reference)}`
}

interface Missed {
  readonly reference: string
  readonly positiveControl: LookupMiss['positiveControl']
}

function miss({ account, clock }: Context, missed: Missed): { kind: 'not_seen'; miss: LookupMiss } {
  const at = new Date(clock.now()).toISOString()
  return {
    kind: 'not_seen',
    miss: { ...missed, account, begunAt: at, endedAt: at, complete: true },
  }
}

export const reads: ReadDefinitions<Context> = {
  getPayment: readPayment,
  getRefund: async (context, { payment, id, reference }, options) => {
    const reading = await readPayment(context, payment, options)
    const refund = reading.payment.refunds.find((one) =>
      id === undefined ? one.reference === reference : one.id === id,
    )
    if (!refund) throw readError('not_found', 'The payment has no such refund.')
    if (reference !== undefined && refund.reference !== reference)
      throw readError('mismatch', 'The refund does not carry this reference.')
    return { refund, observation: reading.observation }
  },
  findPayment: async (context, { reference, amount }, options) => {
    try {
      const { account } = context
      const reading = await readPayment(context, { account, reference }, options)
      const { amounts, currency } = reading.payment
      const isOurs =
        !amount || (amounts.amount === amount.minorUnits && currency === amount.currency)
      if (isOurs) return { kind: 'found', ...reading }
      return { kind: 'inconclusive', error: readError('mismatch', 'Its amount is another.') }
    } catch (error) {
      if (!isNotFound(error)) throw error
      const { positiveControl } = options
      const isSeen = positiveControl ? await sees(context, positiveControl) : false
      return miss(context, { reference, positiveControl: isSeen ? 'seen' : 'not_seen' })
    }
  },
  findRefund: async (context, { payment, reference, amount }, options) => {
    const reading = await readPayment(context, payment, options)
    const refund = reading.payment.refunds.find((one) => one.reference === reference)
    if (!refund) return miss(context, { reference, positiveControl: 'seen' })
    if (!amount || amount.minorUnits === refund.amount)
      return { kind: 'found', refund, observation: reading.observation }
    return { kind: 'inconclusive', error: readError('mismatch', 'Its amount is another.') }
  },
  async *listChanges(context, { since }) {
    const { account } = context
    const path = `/payments?since=${epochOf(since)}`
    const { body, response } = await read(context, { operation: 'list_changes', path })
    const { begunBy } = response
    const listed = begunBy ? { listedAt: instantOf(begunBy.earliest) } : {}
    for (const item of listIn(body, 'items')) {
      const [paymentId, reference] = [textIn(item, 'id'), textIn(item, 'reference')]
      if (paymentId === undefined || reference === undefined) continue
      yield { account, event: '', recognized: true, paymentId, reference, ...listed }
    }
  },
  check: async (context) => {
    const { account } = context
    const { body } = await read(context, { operation: 'check', path: '/account' })
    if (textIn(body, 'account') === account.id) return { account }
    throw readError('unauthorized', 'The key belongs to another account.')
  },
}

/** Seeing a payment that is known to exist shows that the account sees us. */
async function sees(context: Context, payment: PaymentRef): Promise<boolean> {
  try {
    await readPayment(context, payment, {})
    return true
  } catch (error) {
    if (isPaymentError(error)) return false
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return isPaymentError(error) && error.code === 'not_found'
}

function readError(code: ErrorCode, what: string): PaymentError {
  return new PaymentError(code, { what, provider: 'reference', money: 'Reading changes nothing.' })
}
