import type {
  Anomaly,
  ProviderHealth,
  TimelineEntry,
  TrackedOperation,
  TrackedPayment,
} from '@paystate/engine'
import type { Site } from '../site/site.ts'

/** All that the page of a payment shows. */
export interface PaymentView {
  readonly payment: TrackedPayment
  readonly operations: readonly TrackedOperation[]
  readonly timeline: readonly TimelineEntry[]
  /** All payments of the order, by attempt. */
  readonly attempts: readonly TrackedPayment[]
  /** Open and closed ones, newest first. */
  readonly anomalies: readonly Anomaly[]
  /** The provider that made it. */
  readonly provider: ProviderHealth | undefined
}

/** @throws {EngineError} `unknown_id` */
export async function readPaymentView({ payments }: Site, id: string): Promise<PaymentView> {
  const payment = await payments.get(id)
  const [operations, timeline, attempts, { anomalies }, providers] = await Promise.all([
    payments.operations(id),
    payments.timeline(id),
    payments.find({ order: payment.order }),
    payments.anomalies({ payment: id, limit: MOST_ANOMALIES }),
    payments.providers(),
  ])
  const provider = providers.find(({ instance }) => instance === payment.instance)
  return { payment, operations, timeline, attempts, anomalies, provider }
}

const MOST_ANOMALIES = 100
