import {
  isPaymentError,
  isReported,
  isUnpaidEnd,
  type OperationKind,
  type Payment,
  PaymentError,
  type Prepared,
  type PreviousAttempts,
} from '@paystate/core'
import type { AdapterDefinition } from './definition.ts'

type Definition<Context> = Pick<AdapterDefinition<never, Context, object>, 'capabilities' | 'reads'>

/**
 * Before a cancel that must keep paid money is sent, the payment is read: the payer may have paid since the last read,
 * and then this provider would return the money. A first cancel of a payment that is not found is sent: a hosted page
 * is not found before the payer begins.
 */
export function holdCancelWith<Context>(
  { capabilities, reads }: Definition<Context>,
  context: Context,
): (prepared: Prepared, previousAttempts: PreviousAttempts) => Promise<PaymentError | undefined> {
  return async (prepared, previousAttempts) => {
    if (!mustKeep(prepared) || capabilities.cancel.whenPaid !== 'reverses') return undefined
    const { reference, account } = prepared
    const details = { provider: account.provider, operation: prepared.kind, reference }
    const isFirst = previousAttempts === 'none'
    try {
      const { payment } = await reads.getPayment(context, prepared.input.payment, {})
      if (showsMoney(payment))
        return new PaymentError('refused', { ...details, ...(isFirst ? PAID_FIRST : PAID) })
      if (isClear(payment)) return undefined
      return new PaymentError('undecided', {
        ...details,
        what: 'Whether it was paid is not clear.',
        ...(isFirst && NOT_SENT),
      })
    } catch (error) {
      if (!isPaymentError(error))
        return new PaymentError('undecided', {
          ...details,
          what: 'The payment could not be read.',
          ...(isFirst && NOT_SENT),
        })
      return isFirst && error.code === 'not_found' ? undefined : error
    }
  }
}

const WHAT =
  'The payment has been paid or authorized since, and canceling it now would return the money.'

const PAID = {
  what: WHAT,
  money:
    'Nothing was sent now, so the money stays. Whether the first attempt arrived is not known.',
  advice: 'Look it up with recover(), which does not repeat it.',
} as const

const PAID_FIRST = {
  what: WHAT,
  money: 'Nothing was sent, so the money stays.',
  advice: 'Read the payment, and refund it if the payer should have the money back.',
} as const

const NOT_SENT = {
  money: 'Nothing was sent, so no money has moved.',
  advice: 'Try again under the same reference, if it is still wanted.',
} as const

/** By its status; while that is still open, by its captures and refunds, which only paid money can have. */
function showsMoney({ status, amounts }: Payment): boolean {
  if (status === 'authorized' || status === 'captured') return true
  const isOpen = !isUnpaidEnd(status)
  return isOpen && MOVED.some((name) => isReported(amounts[name]) && amounts[name] > 0)
}

const MOVED = ['captured', 'capturePending', 'refunded', 'refundPending'] as const

/**
 * A response that was not understood or is not believed reads as `processing` too, and may be of a paid one; so may
 * one that is open and says when it was paid.
 */
function isClear({ needsRead, providerStatus, status, times }: Payment): boolean {
  const { authorizedAt, capturedAt } = times
  const saysPaid = !isUnpaidEnd(status) && (authorizedAt !== undefined || capturedAt !== undefined)
  return !needsRead && !saysPaid && providerStatus?.recognized === true
}

function mustKeep(prepared: Prepared<OperationKind>): prepared is Prepared<'cancel_payment'> {
  return (
    prepared.kind === 'cancel_payment' &&
    'ifPaid' in prepared.input &&
    prepared.input.ifPaid === 'keep'
  )
}
