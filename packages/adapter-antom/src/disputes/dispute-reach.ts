import { type Reach, type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { DisputeTypeRow, VerdictRow } from './dispute-status.ts'

const byMessage = { source: PAGES.notifyDispute }
const unread = unreachable('no inquiry shows disputes', { source: PAGES.inquiryPayment })
const notified: Reach = {
  webhook: reachable(byMessage),
  read: unread,
  response: unreachable('paystate makes no call about disputes', byMessage),
}

/** Whether each type of a dispute notification is reported: by the notification alone. */
export const DISPUTE_REACH: ReachTable<DisputeTypeRow> = {
  'DISPUTE_CREATED > open': notified,
  'DEFENSE_SUPPLIED > open': notified,
  'DEFENSE_DUE_ALERT > open': notified,
  'DISPUTE_CANCELLED > won': notified,
  'DISPUTE_ACCEPTED > accepted': notified,
  'RDR_RESOLVED > accepted': notified,
}

/** The same for each verdict. */
export const VERDICT_REACH: ReachTable<VerdictRow> = {
  'VALIDATE_SUCCESS > lost': notified,
  'VALIDATE_FAIL > won': notified,
  'ACCEPT_BY_MERCHANT > accepted': notified,
  'ACCEPT_BY_CUSTOMER > won': notified,
}
