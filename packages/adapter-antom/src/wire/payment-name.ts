/** Which payment: our reference, the provider's id, or both. */
export interface PaymentName {
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

/** The names as they stand in a request. Antom goes by the id where both are given. */
export function toNames({ reference, id }: PaymentName) {
  return {
    ...(id !== undefined && { paymentId: id }),
    ...(reference !== undefined && { paymentRequestId: reference }),
  }
}
