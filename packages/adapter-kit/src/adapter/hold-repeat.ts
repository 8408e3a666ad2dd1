import {
  isPaymentError,
  type OperationKind,
  type Payment,
  PaymentError,
  type PaymentStatus,
  type Prepared,
} from '@paystate/core'
import type { AdapterDefinition } from './definition.ts'

type Definition<Context> = Pick<AdapterDefinition<never, Context, object>, 'capabilities' | 'reads'>

/**
 * Before a cancel that must keep paid money is repeated, the payment is read: the payer may have paid since, and
 * then this provider would return the money.
 */
export function holdRepeatWith<Context>(
  { capabilities, reads }: Definition<Context>,
  context: Context,
): (prepared: Prepared) => Promise<PaymentError | undefined> {
  return async (prepared) => {
    if (!mustKeep(prepared) || capabilities.cancel.whenPaid !== 'reverses') return undefined
    const { reference, account } = prepared
    const details = { provider: account.provider, operation: prepared.kind, reference }
    try {
      const { payment } = await reads.getPayment(context, prepared.input.payment, {})
      if (holdsMoney(payment.status)) return new PaymentError('refused', { ...details, ...PAID })
      if (isClear(payment)) return undefined
      return new PaymentError('undecided', {
        ...details,
        what: 'Whether it was paid is not clear.',
      })
    } catch (error) {
      if (isPaymentError(error)) return error
      return new PaymentError('undecided', { ...details, what: 'The payment could not be read.' })
    }
  }
}

const PAID = {
  what: 'The payment has been paid or authorized since, and canceling it now would return the money.',
  money:
    'Nothing was sent now, so the money stays. Whether the first attempt arrived is not known.',
  advice: 'Look it up with recover(), which does not repeat it.',
} as const

function holdsMoney(status: PaymentStatus): boolean {
  return status === 'authorized' || status === 'captured'
}

/** A response that was not understood or is not believed reads as `processing` too, and may be of a paid one. */
function isClear({ needsRead, providerStatus }: Payment): boolean {
  return !needsRead && providerStatus?.recognized === true
}

function mustKeep(prepared: Prepared<OperationKind>): prepared is Prepared<'cancel_payment'> {
  return (
    prepared.kind === 'cancel_payment' &&
    'ifPaid' in prepared.input &&
    prepared.input.ifPaid === 'keep'
  )
}
