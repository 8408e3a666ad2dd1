import { ASKED, type Plan, type Step } from './plan.ts'

const calm = {
  provider: 'mollie',
  stops: [],
  faults: [],
  webhooks: [],
  paidTwice: 'handler',
  workers: 'none',
} as const
const pays: Step = { does: 'payer', what: 'pay' }
const rest = (minutes: number): Step => ({ does: 'rest', minutes })

/** From the intent to the shop that hears of it, and no more: short enough for every pair of its points. */
export const SHORT: Plan = {
  ...calm,
  orders: [[{ does: 'pay', how: 'call', capture: 'automatic' }, pays]],
}

/** One order that goes through all that an order can go through. */
export const WHOLE: Plan = {
  ...calm,
  orders: [
    [
      { does: 'pay', how: 'tx', capture: 'automatic' },
      { does: 'payer', what: 'cancel' },
      rest(1),
      { does: 'pay', how: 'call', capture: 'manual' },
      pays,
      { does: 'capture', id: 'c1', amount: ASKED },
      { does: 'refund', id: 'r1', amount: 400, how: 'tx' },
      { does: 'refund', id: 'r2', amount: 400, how: 'left' }, // an equal one within the hour waits
      { does: 'cancel_refund', id: 'u1', refund: 'r2' },
      { does: 'bank', what: 'pay_late' },
      rest(300),
      { does: 'bank', what: 'fail_refund' },
      { does: 'bank', what: 'charge_back' },
      { does: 'redeliver' },
      { does: 'cancel', id: 'x1', ifPaid: 'reverse' },
    ],
  ],
}
