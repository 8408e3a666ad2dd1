import { createCancel } from '../intents/cancel.ts'
import { createCancelRefund } from '../intents/cancel-refund.ts'
import { createCapture } from '../intents/capture.ts'
import { createPay } from '../intents/pay.ts'
import { createRefund } from '../intents/refund.ts'
import { createAdvance, createClaimDue } from '../resolver/advance.ts'
import { createFind } from './find.ts'
import { createGet } from './get.ts'
import { createList } from './list.ts'
import { openServices, type PaymentsOptions } from './open-services.ts'
import type { Payments } from './payments.ts'
import { createResolve } from './resolve.ts'
import { createTimeline } from './timeline.ts'

/**
 * Opens the engine on its database and its providers.
 *
 * @throws {PaymentError} `invalid_configuration`, `adapter_not_installed`
 * @throws {DatabaseError} When the database cannot be reached or used.
 * @throws {EngineError} `account_differs`
 */
export async function createPayments<Name extends string>(
  options: PaymentsOptions<Name>,
): Promise<Payments> {
  const services = await openServices(options)
  return {
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
    timeline: createTimeline(services),
    close: () => services.store.database.close(),
  }
}
