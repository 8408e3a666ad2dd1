import type { PaymentAction } from '../../control/controlled.ts'
import type { Account } from '../account/account.ts'
import type { MollieBank } from '../bank/bank.ts'
import { toAmount } from '../money/money.ts'
import { end } from '../payments/move-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { chargedBackOf, paidOf, remainingOf } from '../payments/payment-money.ts'
import { acceptRefund } from '../refunds/create-refund.ts'
import { methodsFor } from './choose-method.ts'
import type { MolliePayer } from './payer.ts'

/** The actions that are possible on a payment in its current status. */
export function actionsOf(
  account: Account,
  paymentId: string,
  { payer, bank }: { payer: MolliePayer; bank: MollieBank },
): readonly PaymentAction[] {
  const payment = account.payments.find(paymentId)
  if (!payment) return []
  return [
    ...ofPayment(account, payment, { payer, bank }),
    ...payment.captures
      .filter(({ status }) => status === 'pending')
      .map(({ id }) =>
        action(`fail_capture:${id}`, `Fail capture ${id}`, () => bank.failCapture(id)),
      ),
    ...payment.refunds
      .filter(({ status }) => status !== 'failed' && status !== 'canceled')
      .map(({ id }) => action(`fail_refund:${id}`, `Fail refund ${id}`, () => bank.failRefund(id))),
    ...payment.chargebacks
      .filter(({ reversedAt }) => reversedAt === undefined)
      .map(({ id }) => action(`reverse:${id}`, `Win back ${id}`, () => bank.reverseChargeback(id))),
  ]
}

function ofPayment(
  account: Account,
  payment: Payment,
  { payer, bank }: { payer: MolliePayer; bank: MollieBank },
): readonly PaymentAction[] {
  const { id } = payment
  switch (payment.status) {
    case 'open':
      return [
        action('pay', 'Pay', () => payer.pay(id)),
        ...(methodsFor(account, payment).some(({ canBePending }) => canBePending)
          ? [action('start', 'Make pending', () => payer.startPaying(id))]
          : []),
        action('fail', 'Fail', () => payer.fail(id)),
        action('cancel', 'Cancel', () => payer.cancel(id)),
        action('expire', 'Expire', () => {
          end(account, payment, 'expired')
          return account.clock.advance(0)
        }),
      ]
    case 'pending':
      return [
        action('confirm', 'Let the money arrive', () => bank.confirm(id)),
        action('decline', 'Refuse', () => bank.decline(id)),
      ]
    case 'authorized':
      return [action('decline', 'Lose the authorization', () => bank.decline(id))]
    case 'paid':
      return [
        ...(remainingOf(payment) > 0
          ? [
              inPart('refund', 'Refund the rest', ({ minorUnits } = {}) =>
                refundRest(account, payment, minorUnits),
              ),
            ]
          : []),
        ...(paidOf(payment) > chargedBackOf(payment)
          ? [
              inPart('charge_back', 'Charge back', async ({ minorUnits } = {}) => {
                await bank.chargeBack(id, { ...partOf(payment, minorUnits) })
              }),
            ]
          : []),
      ]
    default:
      return []
  }
}

/** As a merchant does in the dashboard. */
async function refundRest(
  account: Account,
  payment: Payment,
  minorUnits = remainingOf(payment),
): Promise<void> {
  const most = remainingOf(payment)
  if (minorUnits > most) throw new RangeError(`No more than ${most} can be refunded`)
  const amount = { currency: payment.amount.currency, minorUnits }
  const { description } = payment
  acceptRefund(account, payment, { amount, description, metadata: null, reference: undefined })
  await account.clock.advance(0)
}

const action = (name: string, label: string, run: () => Promise<void>): PaymentAction => ({
  name,
  label,
  run,
})

/** An action that can be taken for a part of the money. */
const inPart = (name: string, label: string, run: PaymentAction['run']): PaymentAction => ({
  name,
  label,
  takesAmount: true,
  run,
})

function partOf({ amount: { currency } }: Payment, minorUnits: number | undefined) {
  return minorUnits === undefined ? {} : { value: toAmount({ currency, minorUnits }).value }
}
