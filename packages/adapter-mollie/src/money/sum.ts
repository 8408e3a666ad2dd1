import { isReported, type Reported } from '@paystate/core'

/** One amount that was not reported leaves the sum not reported. */
export function sum(objects: readonly { readonly amount: Reported<number> }[]): Reported<number> {
  let total = 0
  for (const { amount } of objects) {
    if (!isReported(amount)) return 'not_reported'
    total += amount
  }
  return total
}
