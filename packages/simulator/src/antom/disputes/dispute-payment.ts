import type { MerchantAccount } from '../account/merchant-account.ts'
import { toWire } from '../money/amount.ts'
import { tellDispute } from '../notifications/tell-dispute.ts'
import type { Payment } from '../payments/payment.ts'
import { DAY } from '../time/duration.ts'
import { providerTime } from '../time/provider-time.ts'
import type { Dispute, DisputeType } from './dispute.ts'

/** What is disputed, and how. */
export interface OpenDisputeOptions {
  /** Default CHARGEBACK. */
  type?: DisputeType
  /** Default: the whole payment. */
  minorUnits?: number
  /** Whether the card's network decides it at once for the payer, before it becomes a chargeback. */
  isRapid?: boolean
}

/** How a dispute ends. */
export interface DisputeVerdict {
  winner: 'payer' | 'merchant'
  /** The reported verdict; default VALIDATE_SUCCESS for the payer, VALIDATE_FAIL for the merchant. */
  judgedResult?: 'ACCEPT_BY_CUSTOMER' | 'ACCEPT_BY_MERCHANT' | 'VALIDATE_SUCCESS' | 'VALIDATE_FAIL'
}

/** How long a merchant has to defend itself; and when it is reminded, which is not published. */
const DEFENSE_TIME = 14 * DAY
const ALERT_AFTER = 12 * DAY

export function openDispute(
  account: MerchantAccount,
  { payment, type = 'CHARGEBACK', minorUnits, isRapid }: { payment: Payment } & OpenDisputeOptions,
): Dispute {
  const now = account.clock.now()
  const { currency } = payment.amount
  const dispute: Dispute = {
    disputeId: account.ids.dispute(now),
    paymentId: payment.paymentId,
    type,
    amount: { currency, minorUnits: minorUnits ?? payment.amount.minorUnits },
    openedAt: now,
    defenseDueAt: now + DEFENSE_TIME,
    isOpen: true,
  }
  account.disputes.set(dispute.disputeId, dispute)
  if (isRapid) resolveRapidly(account, dispute)
  else awaitDefense(account, dispute)
  return dispute
}

function resolveRapidly(account: MerchantAccount, dispute: Dispute): void {
  close(dispute)
  takeBack(account, dispute)
  tellDispute(account, { dispute, event: 'RDR_RESOLVED' })
}

function awaitDefense(account: MerchantAccount, dispute: Dispute): void {
  tellDispute(account, { dispute, event: 'DISPUTE_CREATED' })
  dispute.callOff = account.clock.after(ALERT_AFTER, () => {
    tellDispute(account, { dispute, event: 'DEFENSE_DUE_ALERT' })
  })
}

export function judgeDispute(
  account: MerchantAccount,
  { dispute, winner, judgedResult }: { dispute: Dispute } & DisputeVerdict,
): void {
  close(dispute)
  if (winner === 'payer') takeBack(account, dispute)
  const word = judgedResult ?? (winner === 'payer' ? 'VALIDATE_SUCCESS' : 'VALIDATE_FAIL')
  const more = {
    disputeJudgedTime: providerTime(account.clock.now()),
    disputeJudgedResult: word,
    disputeJudgedAmount: toWire(dispute.amount),
  }
  tellDispute(account, { dispute, event: 'DISPUTE_JUDGED', more })
}

export function cancelDispute(account: MerchantAccount, dispute: Dispute): void {
  close(dispute)
  tellDispute(account, { dispute, event: 'DISPUTE_CANCELLED' })
}

/** A chargeback takes the money; the other kinds only ask. */
export function takeBack(account: MerchantAccount, dispute: Dispute): void {
  if (dispute.type !== 'CHARGEBACK') return
  const { paymentId, disputeId, amount } = dispute
  account.balance.take(amount)
  account.ledger.write({
    at: account.clock.now(),
    paymentId,
    objectId: disputeId,
    kind: 'charged_back',
    amount,
  })
}

export function close(dispute: Dispute): void {
  if (!dispute.isOpen) throw new Error(`The dispute ${dispute.disputeId} is closed`)
  dispute.isOpen = false
  dispute.callOff?.()
}
