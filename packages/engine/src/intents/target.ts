/** The payment of a write: by its id, or the only possible one of an order. */
export type Target = { readonly payment: string } | { readonly order: string }

/** The order that is named in place of a payment. */
export function orderOf(target: Target): string | undefined {
  return 'order' in target ? target.order : undefined
}
