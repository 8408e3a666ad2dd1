import { createGet } from './get.ts'
import { openServices, type PaymentsOptions } from './open-services.ts'
import type { Payments } from './payments.ts'

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
    get: createGet(services),
    close: () => services.store.database.close(),
  }
}
