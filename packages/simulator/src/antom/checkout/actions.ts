import type { PaymentAction } from '../../control/controlled.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import type { Bank } from './bank.ts'
import type { Payer } from './payer.ts'

interface Actors {
  readonly payer: Payer
  readonly bank: Bank
}

/** What a person can do to a payment as it stands, to push it on. */
export function actionsOf(
  account: MerchantAccount,
  { paymentId, ...actors }: { paymentId: string } & Actors,
): readonly PaymentAction[] {
  const payment = account.payments.byId(paymentId)
  if (!payment) return []
  const disputes = [...account.disputes.values()].filter(
    (dispute) => dispute.paymentId === paymentId && dispute.isOpen,
  )
  return [
    ...ofPayment(payment, actors),
    ...ofObjects(payment, actors),
    ...disputes.flatMap(({ disputeId }) => ofDispute(disputeId, actors)),
  ]
}

function ofPayment({ status, paymentId: id }: Payment, { payer, bank }: Actors): PaymentAction[] {
  switch (status) {
    case 'PROCESSING':
      return [
        action('pay', 'Pay', () => payer.pay(id)),
        action('fail', 'Fail', () => payer.fail(id)),
      ]
    case 'PENDING':
      return [
        action('confirm', 'Confirm', () => bank.confirm(id)),
        action('refuse', 'Refuse', () => bank.refuse(id)),
      ]
    case 'SUCCESS':
      return [action('dispute', 'Dispute', async () => void (await bank.openDispute(id)))]
    case 'FAIL':
    case 'CANCELLED':
      return [action('pay_late', 'Pay too late', () => payer.pay(id, { isLate: true }))]
  }
}

function ofObjects({ captures, refunds }: Payment, { bank }: Actors): PaymentAction[] {
  const open = captures.filter(({ status }) => status === 'PROCESSING')
  const sending = refunds.filter(({ status }) => status === 'PROCESSING')
  return [
    ...open.flatMap(({ captureId: id }) => [
      action(`complete_capture:${id}`, `Complete capture ${id}`, () => bank.completeCapture(id)),
      action(`fail_capture:${id}`, `Fail capture ${id}`, () => bank.failCapture(id)),
    ]),
    ...sending.flatMap(({ refundId: id }) => [
      action(`complete_refund:${id}`, `Complete refund ${id}`, () => bank.completeRefund(id)),
      action(`fail_refund:${id}`, `Fail refund ${id}`, () => bank.failRefund(id)),
    ]),
  ]
}

function ofDispute(id: string, { bank }: Actors): PaymentAction[] {
  const judge = (winner: 'payer' | 'merchant') => () => bank.judgeDispute(id, { winner })
  return [
    action(`lose_dispute:${id}`, `Lose dispute ${id}`, judge('payer')),
    action(`win_dispute:${id}`, `Win dispute ${id}`, judge('merchant')),
    action(`cancel_dispute:${id}`, `Take back dispute ${id}`, () => bank.cancelDispute(id)),
  ]
}

const action = (name: string, label: string, run: () => Promise<void>): PaymentAction => ({
  name,
  label,
  run,
})
