/** The payment of a write: by its id, or the only possible one of an order. */
export type Target = { readonly payment: string } | { readonly order: string }
