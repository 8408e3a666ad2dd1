import { isJsonObject, type JsonObject, type Mismatches, type Rewrite } from '@paystate/conformance'

/** Responses that say something else than the provider's. */

export const ALTERATIONS = {
  unknown_word: changed((answer) => ({ ...answer, paymentStatus: 'PONDERING' }), 'paymentStatus'),
  amount_left_out: changed(({ paymentAmount: _left, ...answer }) => answer, 'paymentAmount'),
  amount_unreadable: changed(
    (answer) => ({ ...answer, paymentAmount: { currency: 'PHP', value: 'ten' } }),
    'paymentAmount',
  ),
  amount_differs: changed(
    (answer) => ({ ...answer, paymentAmount: { currency: 'PHP', value: '1001' } }),
    'paymentAmount',
  ),
} as const

const ANOTHER = { currency: 'PHP', value: '1' } as const
const NOBODYS = '20260115999999999999999999999999'

/** Responses about something else, by the field that says so. */
export const MISMATCHES: Mismatches = {
  read_payment: {
    'no reference': changed(({ paymentRequestId: _left, ...answer }) => answer, 'paymentRequestId'),
    'another reference': having({ paymentRequestId: 'claim_9999' }),
    'another payment': having({ paymentId: NOBODYS }),
  },
  read_refund: {
    'no reference': changed(({ refundRequestId: _left, ...answer }) => answer, 'refundRequestId'),
    'another reference': having({ refundRequestId: 'claim_9999' }),
    'another payment': changed((answer) => ({ ...answer, paymentId: NOBODYS }), 'refundId'),
  },
  create_payment: {
    'another reference': having({ paymentRequestId: 'claim_9999' }),
    'another amount': having({ paymentAmount: ANOTHER }),
  },
  capture_payment: {
    'another reference': having({ captureRequestId: 'claim_9999' }),
    'another payment': having({ paymentId: NOBODYS }),
    'another amount': having({ captureAmount: ANOTHER }),
  },
  // A cancel goes by our reference, and in a session the attempts under one reference have ids of their own: another
  // `paymentId` beside our reference is no contradiction. S only says accepted; a read shows the result.
  cancel_payment: { 'another reference': having({ paymentRequestId: 'claim_9999' }) },
  refund_payment: {
    'another reference': having({ refundRequestId: 'claim_9999' }),
    'another payment': having({ paymentId: NOBODYS }),
    'another amount': having({ refundAmount: ANOTHER }),
  },
}

/** Has other values than it had. */
function having(fields: JsonObject): Rewrite {
  const [field = ''] = Object.keys(fields)
  return changed((answer) => ({ ...answer, ...fields }), field)
}

/** Changes an answer that has a field, and leaves any other alone. */
function changed(change: (answer: JsonObject) => unknown, field: string): Rewrite {
  return (body) => {
    if (!isJsonObject(body) || !(field in body)) return undefined
    return change({ ...body })
  }
}
