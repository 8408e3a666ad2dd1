import { isPaymentError, PaymentError } from '@paystate/core'

/**
 * A request of a read for something that must exist: a page of a list, or the parts of a payment that was just seen.
 * Finding nothing there does not mean that the payment is missing, so `not_found` becomes `unreadable_response`.
 *
 * @throws {PaymentError} As the request, but never `not_found`.
 */
export async function expectFound<T>(request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    throw isPaymentError(error) && error.code === 'not_found' ? missingPart(error) : error
  }
}

function missingPart({ provider, operation, reference, providerCode, httpStatus }: PaymentError) {
  return new PaymentError('unreadable_response', {
    ...{ provider, operation, reference, providerCode, httpStatus },
    what: 'The provider does not show a part of what it has just shown.',
    money: 'A read moves no money, and what was known before still holds.',
    advice: 'Read it again later.',
  })
}
