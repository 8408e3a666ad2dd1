/** What can be done to a payment. */
export const OPERATION_KINDS = ['create', 'capture', 'cancel', 'refund', 'cancel_refund'] as const

/** What an operation does to a payment. */
export type OperationKind = (typeof OPERATION_KINDS)[number]
