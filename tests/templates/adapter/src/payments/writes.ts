import { jsonRequest, writesByPayment } from '@paystate/adapter-kit'
import { formatDecimal, type Money } from '@paystate/core'
import { withReference } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'
import { RESULT_CODES } from '../result-codes/result-codes.ts'
import { isId, observe } from './read-payment.ts'

/** Each write is sent under its reference as the idempotency key, and answered with the payment. */
export const writes = writesByPayment<Context>({
  requests: {
    create_payment: ({ reference, orderReference = reference, amount, description, returnUrl }) =>
      jsonRequest('POST', '/payments', {
        ...decimal(amount),
        order: orderReference,
        description,
        return_url: withReference(returnUrl, reference), // nothing else identifies a payer who comes back
      }),
    refund_payment: ({ payment, amount }) =>
      jsonRequest('POST', `/payments/${payment.id}/refunds`, decimal(amount)),
    // Ruled out by the capabilities: refused before one of these is asked for.
    capture_payment: ({ payment }) => jsonRequest('POST', `/payments/${payment.id}/captures`),
    cancel_payment: ({ payment }) => jsonRequest('DELETE', `/payments/${payment.id}`),
    cancel_refund: ({ refund }) => jsonRequest('DELETE', `/refunds/${refund.id}`),
  },
  isId,
  observe,
  codes: RESULT_CODES,
  isReplay: ({ headers }) => headers.get('idempotent-replay') === 'true',
})

function decimal({ currency, minorUnits }: Money) {
  return { currency, amount: formatDecimal({ currency, minorUnits }) }
}
