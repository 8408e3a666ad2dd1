import { successorOf } from '@paystate/core'
import { mix, type Saboteur, withAdapter } from './tools.ts'

/** Refuses to refund in a currency that is withdrawn since. */
export const refusingWithdrawn: Saboteur = withAdapter(({ prepare }) => ({
  prepare: {
    ...prepare,
    refundPayment: (input) => {
      const isWithdrawn = successorOf(input.amount.currency) !== undefined
      return prepare.refundPayment(isWithdrawn ? mix(input, { amount: undefined }) : input)
    },
  },
}))
