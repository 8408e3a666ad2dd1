import type { ListAnomalies } from '../back-office/anomalies.ts'
import type { CloseAnomaly } from '../back-office/close-anomaly.ts'
import type { CompareRebuilt } from '../back-office/compare-rebuilt.ts'
import type { ReadHeldDeliveries } from '../back-office/held-deliveries.ts'
import type { List } from '../back-office/list.ts'
import type { ReadProviders } from '../back-office/providers.ts'
import type { Quarantine } from '../back-office/quarantine.ts'
import type { Reseal } from '../back-office/reseal.ts'
import type { Totals } from '../back-office/totals.ts'
import type { ReadUnknownMoney } from '../back-office/unknown-money.ts'
import type { WorkLoop } from '../background/work-loop.ts'
import type { CheckEngine } from '../check/create-check.ts'
import type { Doctor } from '../doctor/doctor.ts'
import type { Erase } from '../erasing/erase.ts'
import type { ReceiveWebhook } from '../inbox/receive-webhook.ts'
import type { CancelPayments } from '../intents/cancel.ts'
import type { CancelRefunds } from '../intents/cancel-refund.ts'
import type { CapturePayments } from '../intents/capture.ts'
import type { Pay } from '../intents/pay.ts'
import type { RefundPayments } from '../intents/refund.ts'
import type { RegisterConsumer } from '../outbox/consumers.ts'
import type { HeldEvents } from '../outbox/held-events.ts'
import type { Reconcile } from '../reconcile/reconcile.ts'
import type { Advance, ClaimDue } from '../resolver/advance.ts'
import type { Adopt } from './adopt.ts'
import type { Find } from './find.ts'
import type { Get } from './get.ts'
import type { Operations } from './operations.ts'
import type { ReadReturn } from './read-return.ts'
import type { Resolve } from './resolve.ts'
import type { DeclareRestored, ReleaseInstances } from './restored.ts'
import type { Timeline } from './timeline.ts'

/** The engine, as a checkout service uses it. */
export interface Payments extends WorkLoop, HeldEvents, Quarantine {
  readonly pay: Pay
  readonly refund: RefundPayments
  readonly capture: CapturePayments
  readonly cancel: CancelPayments
  readonly cancelRefund: CancelRefunds
  readonly resolve: Resolve
  readonly adopt: Adopt
  readonly restored: DeclareRestored
  readonly releaseInstances: ReleaseInstances
  readonly get: Get
  readonly find: Find
  readonly list: List
  readonly totals: Totals
  readonly unknownMoney: ReadUnknownMoney
  readonly anomalies: ListAnomalies
  readonly closeAnomaly: CloseAnomaly
  readonly providers: ReadProviders
  readonly heldDeliveries: ReadHeldDeliveries
  readonly doctor: Doctor
  readonly compareRebuilt: CompareRebuilt
  readonly reconcile: Reconcile
  readonly reseal: Reseal
  readonly erase: Erase
  readonly operations: Operations
  readonly timeline: Timeline
  readonly advance: Advance
  readonly claimDue: ClaimDue
  readonly receiveWebhook: ReceiveWebhook
  readonly readReturn: ReadReturn
  readonly consumer: RegisterConsumer
  readonly check: CheckEngine
  /** Stops the work, gives leases back, and closes what was opened. */
  close(): Promise<void>
}
