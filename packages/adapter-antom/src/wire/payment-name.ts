/** Which payment: our reference, the provider's id, or both. */
export interface PaymentName {
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

/** The names as in a request. Antom uses the id where both are given. */
export function toNames({ reference, id }: PaymentName) {
  return {
    ...(id !== undefined && { paymentId: id }),
    ...(reference !== undefined && { paymentRequestId: reference }),
  }
}
