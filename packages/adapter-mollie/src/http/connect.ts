import {
  beginOperation,
  type Connected,
  createTransport,
  type OperationScope,
} from '@paystate/adapter-kit'
import { type AdapterRuntime, type PaymentReading, systemClock } from '@paystate/core'
import type { MollieOptions } from '../configuration/options.ts'
import { settingsOf } from '../configuration/settings.ts'
import type { Context, PaymentToRead } from './context.ts'
import { createHttp } from './http.ts'
import { createNative } from './native.ts'

type ReadPayment = (context: Context, payment: PaymentToRead) => Promise<PaymentReading>

/**
 * Connects to Mollie for one account.
 *
 * @throws {PaymentError} `invalid_configuration`, when the installed client differs from the tested one.
 */
export function connectWith(readPayment: ReadPayment) {
  return (options: MollieOptions, runtime: AdapterRuntime): Connected<Context> => {
    const { clock = systemClock } = runtime
    const transport = createTransport({ ...runtime, provider: 'mollie', clock })
    const settings = settingsOf(options)
    const { account, attemptMs, totalMs } = settings
    const http = createHttp(options, {
      transport,
      attemptMs,
      isObserved: runtime.observe !== undefined,
    })
    const native = createNative(options, { transport, attemptMs })
    const { providerTimeAt } = transport
    const { webhookSecrets = [] } = options
    const contextFor = (scope: OperationScope): Context => {
      const context: Context = {
        ...scope,
        ...http(scope),
        settings,
        clock,
        providerTimeAt,
        webhookSecrets,
        native,
        readPayment: (payment) => readPayment(context, payment),
        begin: () => contextFor(beginOperation(clock, { totalMs, signal: scope.signal })),
      }
      return context
    }
    return { account, transport, totalMs, contextFor }
  }
}
