/** The most characters of an `orderReference`. */
const LONGEST = 64

/** The order's id as its reference at the provider, where it is short enough. */
export function orderReferenceOf(order: string): { readonly orderReference?: string } {
  return order.length <= LONGEST ? { orderReference: order } : {}
}
