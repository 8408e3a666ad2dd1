import { type ReachTable, reachable, unreachable } from '@paystate/adapter-kit'
import { PAGES } from '../configuration/pages.ts'
import type { CaptureStatusRow } from './capture-status.ts'

const byCapture = { source: PAGES.getCapture }
const byCreate = { source: PAGES.createCapture }
const byWebhook = { source: PAGES.webhooks }

/** Whether each status of a capture is reported. The kit holds every cell against the simulator. */
export const CAPTURE_REACH: ReachTable<CaptureStatusRow> = {
  'pending > pending': {
    webhook: unreachable('no webhook is sent when a capture begins', byWebhook),
    read: reachable(byCapture),
    response: reachable(byCreate),
  },
  'succeeded > succeeded': {
    webhook: reachable(byWebhook),
    read: reachable(byCapture),
    response: reachable(byCreate),
  },
  'failed > failed': {
    webhook: reachable(byWebhook),
    read: reachable(byCapture),
    response: unreachable('a capture that is refused at once is an error', byCreate),
  },
}
