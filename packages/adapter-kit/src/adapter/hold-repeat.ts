import {
  isPaymentError,
  isUnpaidEnd,
  type OperationKind,
  PaymentError,
  type Prepared,
} from '@paystate/core'
import type { AdapterDefinition } from './definition.ts'

type Definition<Context> = Pick<AdapterDefinition<never, Context, object>, 'capabilities' | 'reads'>

/**
 * A cancel that must keep paid money is read again before it is repeated: the payer may have paid since, and
 * then this provider would give the money back.
 */
export function holdRepeatWith<Context>(
  { capabilities, reads }: Definition<Context>,
  context: Context,
): (prepared: Prepared) => Promise<PaymentError | undefined> {
  return async (prepared) => {
    if (!mustKeep(prepared) || capabilities.cancel.support === 'not_supported') return undefined
    if (capabilities.cancel.whenPaid !== 'reverses') return undefined
    const { reference, account } = prepared
    const details = { provider: account.provider, operation: prepared.kind, reference }
    try {
      const { payment } = await reads.getPayment(context, prepared.input.payment, {})
      const isUnpaid = payment.status === 'requires_action' || isUnpaidEnd(payment.status)
      if (isUnpaid || payment.status === 'processing') return undefined
      return new PaymentError('refused', {
        ...details,
        what: 'The payment was paid or authorized since, and canceling it now would return the money.',
        money: 'The money stays. Whether the first attempt arrived is not known.',
        advice: 'Look it up with recover(), which does not repeat it.',
      })
    } catch (error) {
      if (isPaymentError(error)) return error
      return new PaymentError('undecided', { ...details, what: 'The payment could not be read.' })
    }
  }
}

function mustKeep(prepared: Prepared<OperationKind>): prepared is Prepared<'cancel_payment'> {
  return (
    prepared.kind === 'cancel_payment' &&
    'ifPaid' in prepared.input &&
    prepared.input.ifPaid === 'keep'
  )
}
