import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { PaymentStatusRow } from './payment-status.ts'

const byStatus = { source: PAGES.status }
const byWebhook = { source: PAGES.webhooks }
const byCreate = { source: PAGES.createPayment }
const byCharge = { source: PAGES.recurring }
// Assumed: immediate_result.
const assumedResult = { assumed: 'immediate_result' }

const AT_ONCE = 'a recurring charge by card'
const PAYER_FIRST = 'the response to a create comes before the payer acts'
const OLD_SPELLING = 'the second version of the API spells it canceled'
const old = unreachable(OLD_SPELLING, byStatus)

/**
 * Whether each status of a payment is reported, by the classic webhook unless a row says otherwise. The kit holds
 * every cell against the simulator.
 */
export const PAYMENT_REACH: ReachTable<PaymentStatusRow> = {
  'open > requires_action': {
    webhook: unreachable('no webhook is sent for an open payment', byWebhook),
    read: reachable(byStatus),
    response: reachable(byCreate),
  },
  'open > processing': {
    webhook: unreachable('no webhook is sent for an open payment', byWebhook),
    read: reachable({ source: PAGES.inPerson }, 'a payment at a terminal'),
    response: reachable({ source: PAGES.inPerson }, 'a payment at a terminal'),
  },
  'pending > processing': {
    webhook: reachable({ source: PAGES.nextGenWebhooks }, 'a signed message only'),
    read: reachable(byStatus),
    response: reachable(byCharge, 'a recurring direct debit'),
  },
  'authorized > authorized': {
    webhook: reachable(byWebhook),
    read: reachable(byStatus),
    response: reachable(assumedResult, `${AT_ONCE}, captured manually`),
  },
  'paid > captured': {
    webhook: reachable(byWebhook),
    read: reachable(byStatus),
    response: reachable(assumedResult, AT_ONCE),
  },
  'canceled > canceled': {
    webhook: reachable(byWebhook),
    read: reachable(byStatus),
    response: unreachable(PAYER_FIRST, byCreate),
  },
  'cancelled > canceled': { webhook: old, read: old, response: old },
  'expired > expired': {
    webhook: reachable(byWebhook),
    read: reachable(byStatus),
    response: unreachable(PAYER_FIRST, byCreate),
  },
  'failed > failed': {
    webhook: reachable(byWebhook),
    read: reachable(byStatus),
    response: reachable(assumedResult, AT_ONCE),
  },
}
