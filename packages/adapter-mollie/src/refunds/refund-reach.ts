import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { RefundStatusRow } from './refund-status.ts'

const byRefund = { source: PAGES.getRefund }
const byCreate = { source: PAGES.createRefund }
const byWebhook = { source: PAGES.webhooks }
const bySigned = { source: PAGES.nextGenWebhooks }

const SIGNED_ONLY = 'a signed message only'
const OTHER_SPELLING = 'every page spells it canceled'
const other = unreachable(OTHER_SPELLING, byRefund)
const later = unreachable('a refund is accepted first, and sent later', byCreate)

/**
 * Whether each status of a refund is reported, by the classic webhook unless a row says otherwise. The kit holds
 * every cell against the simulator.
 */
export const REFUND_REACH: ReachTable<RefundStatusRow> = {
  'queued > pending': {
    webhook: reachable(bySigned, SIGNED_ONLY),
    read: reachable(byRefund),
    response: reachable(byCreate, 'the balance does not cover it'),
  },
  'pending > pending': {
    webhook: reachable(bySigned, SIGNED_ONLY),
    read: reachable(byRefund),
    response: reachable(byCreate),
  },
  'processing > processing': {
    webhook: reachable(byWebhook),
    read: reachable(byRefund),
    response: later,
  },
  'refunded > succeeded': {
    webhook: reachable(byWebhook),
    read: reachable(byRefund),
    response: later,
  },
  'failed > failed': {
    webhook: reachable(byWebhook),
    read: reachable(byRefund),
    response: later,
  },
  'canceled > canceled': {
    webhook: unreachable('the read that a message causes no longer shows the refund', {
      source: PAGES.cancelRefund,
    }),
    read: unreachable('a canceled refund is no longer shown', { source: PAGES.cancelRefund }),
    response: unreachable('the response to its cancel has no body', { source: PAGES.cancelRefund }),
  },
  'cancelled > canceled': { webhook: other, read: other, response: other },
}
