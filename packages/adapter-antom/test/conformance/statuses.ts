import type { MessagesOfProvider, RawWebhook, SubjectStatus } from '@paystate/conformance'
import type { AntomSimulator } from '@paystate/simulator/antom'
import { disputeStatuses } from './dispute-statuses.ts'
import { captureStatuses, refundStatuses } from './part-statuses.ts'
import { paymentStatuses } from './payment-statuses.ts'
import type { Provider } from './status-provider.ts'

/** Every status of the tables, and how the simulator gets there. */
export function createStatuses(provider: Provider): readonly SubjectStatus[] {
  return [
    ...paymentStatuses(provider),
    ...captureStatuses(provider),
    ...refundStatuses(provider),
    ...disputeStatuses(provider),
  ]
}

/** What the simulator has sent to the shop. */
export function messagesOf(
  { clock, webhooks }: AntomSimulator,
  inbox: readonly RawWebhook[],
): MessagesOfProvider {
  return {
    inbox,
    bodiesAbout: (paymentId) => webhooks.deliveries(paymentId).map(({ body }) => body),
    deliver: () => clock.advance(0),
  }
}
