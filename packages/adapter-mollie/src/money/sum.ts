import { isTold, type Told } from '@paystate/core'

/** One amount that was not told leaves the sum not told. */
export function sum(objects: readonly { readonly amount: Told<number> }[]): Told<number> {
  let total = 0
  for (const { amount } of objects) {
    if (!isTold(amount)) return 'not_told'
    total += amount
  }
  return total
}
