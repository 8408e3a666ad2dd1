/** Which payment is meant: by its id, or the one of an order that it can be about. */
export type Target = { readonly payment: string } | { readonly order: string }
