import type { PaymentRow } from '../store/payments/payment-row.ts'

/** What the row of a payment that another system made begins with in place of a reference. No reference does. */
const ADOPTED = 'adopted:'

/** How a payment is named here that another system made: by the provider's id. It is never sent anywhere. */
export function adoptedName(providerId: string): string {
  return ADOPTED + providerId
}

/** Whether another system made a payment, so that it carries no reference of ours at its provider. */
export function isAdopted({ reference }: Pick<PaymentRow, 'reference'>): boolean {
  return reference.startsWith(ADOPTED)
}
