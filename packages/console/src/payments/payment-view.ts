import type {
  Anomaly,
  ProviderHealth,
  SealedPayment,
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
  /** The payments of the order that can be read, by attempt. */
  readonly attempts: readonly TrackedPayment[]
  /** The others: they are sealed with a key that is missing. */
  readonly sealed: readonly SealedPayment[]
  /** Open and closed ones, newest first. */
  readonly anomalies: readonly Anomaly[]
  /** The provider that made it. */
  readonly provider: ProviderHealth | undefined
}

/** @throws {EngineError} `unknown_id` */
export async function readPaymentView({ payments }: Site, id: string): Promise<PaymentView> {
  const payment = await payments.get(id)
  const [operations, timeline, ofOrder, { anomalies }, providers] = await Promise.all([
    payments.operations(id),
    payments.timeline(id),
    payments.list({ order: payment.order, limit: MOST_ATTEMPTS }),
    payments.anomalies({ payment: id, limit: MOST_ANOMALIES }),
    payments.providers(),
  ])
  const provider = providers.find(({ instance }) => instance === payment.instance)
  const attempts = ofOrder.payments.toReversed()
  const { sealed } = ofOrder
  return { payment, operations, timeline, attempts, sealed, anomalies, provider }
}

const MOST_ANOMALIES = 100
const MOST_ATTEMPTS = 200
