import { type Found, isPaymentError } from '@paystate/core'

/** A failed request says nothing about what was looked up; invalid input was never sent. */
export async function finding<T>(find: () => Promise<Found<T>>): Promise<Found<T>> {
  try {
    return await find()
  } catch (error) {
    if (isPaymentError(error) && error.issues.length === 0) return { kind: 'inconclusive', error }
    throw error
  }
}
