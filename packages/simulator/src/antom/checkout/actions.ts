import type { PaymentAction } from '../../control/controlled.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import type { Bank } from './bank.ts'
import type { Payer } from './payer.ts'

interface Actors {
  readonly payer: Payer
  readonly bank: Bank
}

/** The actions that are possible on a payment in its current status. */
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
    ...ofPayment(account, { payment, ...actors }),
    ...ofObjects(payment, actors),
    ...disputes.flatMap(({ disputeId }) => ofDispute(disputeId, actors)),
  ]
}

function ofPayment(
  { ledger }: MerchantAccount,
  { payment: { status, paymentId: id }, payer, bank }: { payment: Payment } & Actors,
): PaymentAction[] {
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
      return [
        inPart('dispute', 'Dispute', async (part) => void (await bank.openDispute(id, part))),
        ...chargeBack(id, { bank, left: ledger.capturedOf(id) - ledger.chargedBackOf(id) }),
      ]
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
    action(`cancel_dispute:${id}`, `Withdraw dispute ${id}`, () => bank.cancelDispute(id)),
  ]
}

const action = (name: string, label: string, run: () => Promise<void>): PaymentAction => ({
  name,
  label,
  run,
})

/** A dispute that the payer wins at once: money goes back that was captured. */
function chargeBack(id: string, { bank, left }: { bank: Bank; left: number }): PaymentAction[] {
  if (left <= 0) return []
  return [
    inPart('charge_back', 'Charge back', async ({ minorUnits = left }) => {
      if (minorUnits > left) throw new RangeError(`No more than ${left} can be charged back`)
      const disputeId = await bank.openDispute(id, { minorUnits })
      await bank.judgeDispute(disputeId, { winner: 'payer' })
    }),
  ]
}

/** An action that can be taken for a part of the money. */
function inPart(
  name: string,
  label: string,
  run: (part: { minorUnits?: number }) => Promise<void>,
): PaymentAction {
  return {
    ...action(name, label, () => run({})),
    takesAmount: true,
    run: ({ minorUnits } = {}) => run(minorUnits === undefined ? {} : { minorUnits }),
  }
}
