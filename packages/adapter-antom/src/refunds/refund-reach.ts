import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { RefundStatusRow } from './refund-status.ts'

const byInquiry = { source: PAGES.inquiryRefund }
const bySecond = { source: PAGES.inquiryRefundOmnichannel }
const byRefund = { source: PAGES.refund }
const byMessage = { source: PAGES.notifications }
// Assumed: canceled_transactions.
const never = unreachable('no page says when a refund is canceled', {
  assumed: 'canceled_transactions',
})

const SECOND = 'the second version of the inquiry'
const inquiryOnly = unreachable(`only ${SECOND} spells it so`, bySecond)

/** Whether each status of a refund is reported. The kit holds every cell against the simulator. */
export const REFUND_REACH: ReachTable<RefundStatusRow> = {
  'PROCESSING > processing': {
    webhook: unreachable('a notification reports only how a refund ended', byMessage),
    read: reachable(byInquiry),
    response: reachable(byRefund),
  },
  'SUCCESS > succeeded': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: reachable(byRefund),
  },
  'FAIL > failed': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: unreachable('a refusal is a result code, and names no status', byRefund),
  },
  'CANCELLED > canceled': { webhook: never, read: never, response: never },
  'PENDING > processing': {
    webhook: inquiryOnly,
    read: reachable(bySecond, SECOND),
    response: inquiryOnly,
  },
  'FAILED > failed': {
    webhook: inquiryOnly,
    read: reachable(bySecond, SECOND),
    response: inquiryOnly,
  },
}
