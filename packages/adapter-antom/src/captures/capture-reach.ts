import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { CaptureStatusRow } from './capture-status.ts'

const byInquiry = { source: PAGES.inquiryPayment }
const byCapture = { source: PAGES.capture }
const byMessage = { source: PAGES.notifyCapture }
// Assumed: canceled_transactions.
const never = unreachable('no page says when a capture is canceled', {
  assumed: 'canceled_transactions',
})

/** Whether each status of a capture is reported. The kit holds every cell against the simulator. */
export const CAPTURE_REACH: ReachTable<CaptureStatusRow> = {
  'PROCESSING > pending': {
    webhook: unreachable('a notification reports only how a capture ended', byMessage),
    read: reachable(byInquiry),
    response: unreachable('a capture in process is unknown until a lookup shows it', byCapture),
  },
  'SUCCESS > succeeded': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: reachable(byCapture),
  },
  'FAIL > failed': {
    webhook: reachable(byMessage),
    read: reachable(byInquiry),
    response: unreachable('a refusal is a result code, and names no status', byCapture),
  },
  'CANCELLED > failed': { webhook: never, read: never, response: never },
}
