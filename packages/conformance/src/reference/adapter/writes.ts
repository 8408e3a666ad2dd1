import { jsonRequest, writesByPayment } from '@paystate/adapter-kit'
import { formatDecimal, type Money, type PaymentRef } from '@paystate/core'
import { withReference } from '@paystate/core/adapter'
import type { Context } from './context.ts'
import { isId, observe } from './read-payment.ts'
import { RESULT_CODES } from './result-codes.ts'

/** Each write is sent under its reference; the response is the payment. */
export const writes = writesByPayment<Context>({
  requests: {
    create_payment: ({ amount, extra, ...input }) =>
      jsonRequest('POST', '/payments', {
        ...decimal(amount),
        order: input.orderReference ?? input.reference,
        description: input.description,
        return_url: withReference(input.returnUrl, input.reference),
        capture: input.capture ?? 'automatic',
        expires_at: input.expiresAt,
        ...(extra?.tries === 'many' && { tries: 'many' }),
      }),
    capture_payment: ({ payment, amount, final }) =>
      jsonRequest('POST', pathOf(payment, 'captures'), {
        ...decimal(amount),
        final: final ? 'yes' : 'no',
      }),
    cancel_payment: ({ payment }) => jsonRequest('DELETE', pathOf(payment)),
    refund_payment: ({ payment, amount, reason }) =>
      jsonRequest('POST', pathOf(payment, 'refunds'), { ...decimal(amount), reason }),
    cancel_refund: ({ refund }) =>
      jsonRequest('DELETE', pathOf(refund.payment, 'refunds', refund.id)),
  },
  isId,
  observe,
  codes: RESULT_CODES,
  isReplay: ({ headers }) => headers.get('replayed') === 'yes',
})

function pathOf({ id }: PaymentRef, ...parts: readonly (string | undefined)[]): string {
  return ['/payments', id, ...parts].join('/')
}

function decimal({ currency, minorUnits }: Money) {
  return { currency, amount: formatDecimal({ currency, minorUnits }) }
}
