import type { HoldKind } from '../account/holds.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { completeCapture, failCapture } from '../captures/complete-capture.ts'
import {
  cancelDispute,
  type DisputeVerdict,
  judgeDispute,
  type OpenDisputeOptions,
  openDispute,
} from '../disputes/dispute-payment.ts'
import type { Amount } from '../money/amount.ts'
import { confirmPending, refusePending } from '../payments/payer-paid.ts'
import type { Payment } from '../payments/payment.ts'
import { completeRefund, failRefund } from '../refunds/complete-refund.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'

interface FailOptions {
  /** Default PROCESS_FAIL. */
  resultCode?: AntomResultCode
}

/** What happens behind Antom: at the payer's bank, at the acquirer, on the merchant's account. */
export interface Bank {
  /** Confirms a payment that is PENDING, before its time. */
  confirm(paymentId: string): Promise<void>
  /** Refuses a payment that is PENDING. */
  refuse(paymentId: string): Promise<void>
  /**
   * The next `times` (default 1) refunds, captures, or payments that need no page (by card data, by
   * a token, at a till) are accepted, and end later.
   */
  holdNext(kind: HoldKind, options?: { times?: number }): void
  /** Ends a refund that is under way; by either of its ids. */
  completeRefund(id: string): Promise<void>
  failRefund(id: string, options?: FailOptions): Promise<void>
  /** Ends a capture that is under way; by either of its ids. */
  completeCapture(id: string): Promise<void>
  failCapture(id: string, options?: FailOptions): Promise<void>
  /** A payer disputes a payment at their bank; the merchant is notified at the dashboard's URL. */
  openDispute(paymentId: string, options?: OpenDisputeOptions): Promise<string>
  /** A dispute is decided; money moves when the payer wins a chargeback. */
  judgeDispute(disputeId: string, verdict: DisputeVerdict): Promise<void>
  /** The payer withdraws a dispute. */
  cancelDispute(disputeId: string): Promise<void>
  /** Sets what the merchant has at Antom for refunds; without it there is always enough. */
  limitBalance(amount: Amount): void
}

export function createBank(account: MerchantAccount): Bank {
  const { payments, holds, balance } = account
  const refundOf = (id: string) =>
    existing(payments.refundById(id) ?? payments.refundByRequestId(id), `refund ${id}`)
  const captureOf = (id: string) =>
    existing(payments.captureById(id) ?? payments.captureByRequestId(id), `capture ${id}`)
  const disputeOf = (id: string) => existing(account.disputes.get(id), `dispute ${id}`)
  const paymentOf = (id: string): Payment => existing(payments.byId(id), `payment ${id}`)

  return {
    confirm: async (id) => confirmPending(account, paymentOf(id)),
    refuse: async (id) => refusePending(account, paymentOf(id)),
    holdNext: holds.next,
    completeRefund: async (id) => completeRefund(account, refundOf(id)),
    failRefund: async (id, { resultCode = 'PROCESS_FAIL' } = {}) =>
      failRefund(account, { refund: refundOf(id), reason: result(resultCode) }),
    completeCapture: async (id) => completeCapture(account, captureOf(id)),
    failCapture: async (id, { resultCode = 'PROCESS_FAIL' } = {}) =>
      failCapture(account, { made: captureOf(id), reason: result(resultCode) }),
    openDispute: async (id, options) =>
      openDispute(account, { payment: paymentOf(id), ...options }).disputeId,
    judgeDispute: async (id, verdict) =>
      judgeDispute(account, { dispute: disputeOf(id), ...verdict }),
    cancelDispute: async (id) => cancelDispute(account, disputeOf(id)),
    limitBalance: balance.limit,
  }
}

function existing<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`There is no ${name}`)
  return thing
}
