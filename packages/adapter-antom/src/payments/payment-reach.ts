import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { PaymentStatusRow } from './payment-status.ts'

const byInquiry = { source: PAGES.inquiryPayment }
const byPay = { source: PAGES.pay }
const byMessage = { source: PAGES.notifyPayment }

const PAYER_FIRST = 'the response to pay comes before the payer acts'
const BY_TOKEN = 'a payment by the token of a card'
const silent = unreachable('no notification is sent while a payment is in process', byMessage)

/**
 * Whether each status of a payment is reported. A notification names no status and an inquiry follows it; pay names
 * none either, and an inquiry follows it where the payer has nothing to do. The kit holds every cell against the
 * simulator.
 */
export const PAYMENT_REACH: ReachTable<PaymentStatusRow> = {
  'PROCESSING > requires_action': {
    webhook: silent,
    read: reachable(byInquiry),
    response: reachable(byPay),
  },
  'PROCESSING > processing': {
    webhook: silent,
    read: reachable(byInquiry, BY_TOKEN),
    response: reachable(byPay, BY_TOKEN),
  },
  'PENDING > processing': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: unreachable(PAYER_FIRST, byPay),
  },
  'SUCCESS > captured': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: reachable(byPay, 'a repeat, once the payer has paid'),
  },
  'SUCCESS > authorized': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: reachable(byPay, BY_TOKEN),
  },
  'FAIL > requires_action': {
    webhook: reachable({ source: PAGES.session }),
    read: reachable({ source: PAGES.session }),
    response: unreachable('a session begins without an attempt', { source: PAGES.session }),
  },
  'FAIL > failed': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: unreachable('a refusal is a result code, and names no status', byPay),
  },
  'CANCELLED > canceled': {
    webhook: unreachable('no notification is sent for a cancel', { source: PAGES.notifications }),
    read: reachable({ source: PAGES.cancel }),
    response: unreachable('the response to a cancel names no status', { source: PAGES.cancel }),
  },
}
