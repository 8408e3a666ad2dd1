import { createAnomalies } from '../back-office/anomalies.ts'
import { createCloseAnomaly } from '../back-office/close-anomaly.ts'
import { createCompareRebuilt } from '../back-office/compare-rebuilt.ts'
import { createHeldDeliveries } from '../back-office/held-deliveries.ts'
import { createList } from '../back-office/list.ts'
import { createProvidersRead } from '../back-office/providers.ts'
import { createQuarantine } from '../back-office/quarantine.ts'
import { createReseal } from '../back-office/reseal.ts'
import { createTotals } from '../back-office/totals.ts'
import { createUnknownMoney } from '../back-office/unknown-money.ts'
import type { Report } from '../background/lane.ts'
import { createLanes } from '../background/lanes.ts'
import { warnOfProblem } from '../background/report-problem.ts'
import { reportSafely } from '../background/report-safely.ts'
import { createWorkLoop } from '../background/work-loop.ts'
import { createCheck } from '../check/create-check.ts'
import { createDoctor } from '../doctor/doctor.ts'
import { refuseWhenClosed } from '../engine/refuse-when-closed.ts'
import type { Services } from '../engine/services.ts'
import { createErase } from '../erasing/erase.ts'
import { createReceiveWebhook } from '../inbox/receive-webhook.ts'
import { retryQuarantine } from '../inbox/retry-quarantine.ts'
import { createCancel } from '../intents/cancel.ts'
import { createCancelRefund } from '../intents/cancel-refund.ts'
import { createCapture } from '../intents/capture.ts'
import { createPay } from '../intents/pay.ts'
import { createRefund } from '../intents/refund.ts'
import { createConsumers } from '../outbox/consumers.ts'
import { createHeldEvents } from '../outbox/held-events.ts'
import { createReconcile } from '../reconcile/reconcile.ts'
import { createAdvance, createClaimDue } from '../resolver/advance.ts'
import { createAdopt } from './adopt.ts'
import { checkOptions, requireProvider } from './check-options.ts'
import { createFind } from './find.ts'
import { createGet } from './get.ts'
import { openServices } from './open-services.ts'
import { createOperations } from './operations.ts'
import type { Payments } from './payments.ts'
import type { PaymentsOptions } from './payments-options.ts'
import { createReadReturn } from './read-return.ts'
import { createResolve } from './resolve.ts'
import { createDeclareRestored, createReleaseInstances } from './restored.ts'
import { createTimeline } from './timeline.ts'

/**
 * Opens the engine on its database and its providers.
 *
 * @throws {PaymentError} `invalid_configuration`, `adapter_not_installed`
 * @throws {DatabaseError} When the database cannot be reached or used.
 * @throws {EngineError} `account_differs`, `account_unverified`
 */
export async function createPayments<Name extends string>(
  options: PaymentsOptions<Name>,
): Promise<Payments> {
  checkOptions(options)
  requireProvider(options)
  return openPayments(options)
}

/** Opens the engine on a database that is only read, perhaps: providers may be absent. */
export async function openPayments<Name extends string>(
  options: PaymentsOptions<Name>,
): Promise<Payments> {
  const services = await openServices(options)
  const report = reportSafely(options.onProblem ?? warnOfProblem)
  const consumers = createConsumers(services)
  const lanes = createLanes(services, { consumers, report })
  const loop = createWorkLoop(services, { lanes, report })
  await reconsiderQuarantine(services, report)
  let closing: Promise<void> | undefined
  const calls = {
    pay: createPay(services),
    refund: createRefund(services),
    capture: createCapture(services),
    cancel: createCancel(services),
    cancelRefund: createCancelRefund(services),
    advance: createAdvance(services),
    claimDue: createClaimDue(services),
    resolve: createResolve(services),
    get: createGet(services),
    find: createFind(services),
    list: createList(services),
    totals: createTotals(services),
    unknownMoney: createUnknownMoney(services),
    anomalies: createAnomalies(services),
    closeAnomaly: createCloseAnomaly(services),
    providers: createProvidersRead(services),
    heldDeliveries: createHeldDeliveries(services),
    doctor: createDoctor(services),
    compareRebuilt: createCompareRebuilt(services),
    reconcile: createReconcile(services),
    reseal: createReseal(services),
    erase: createErase(services),
    operations: createOperations(services),
    timeline: createTimeline(services),
    receiveWebhook: createReceiveWebhook(services),
    readReturn: createReadReturn(services),
    consumer: consumers.register,
    check: createCheck(services),
    adopt: createAdopt(services),
    restored: createDeclareRestored(services),
    releaseInstances: createReleaseInstances(services),
    ...createHeldEvents(services),
    ...createQuarantine(services),
    ...loop,
    close: () => {
      closing ??= loop.stop().then(() => services.store.database.close())
      return closing
    },
  }
  return refuseWhenClosed(calls, { isClosed: () => closing !== undefined })
}

/** Keys have changed, perhaps, since these were refused; what goes wrong with them stops nothing. */
async function reconsiderQuarantine(services: Services, report: Report): Promise<void> {
  for (const instance of services.instances.keys()) {
    try {
      await retryQuarantine(services, { instance })
    } catch (error) {
      report({ where: `quarantine of ${instance}`, error })
    }
  }
}
