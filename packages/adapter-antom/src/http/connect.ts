import { type Connected, createTransport, type OperationScope } from '@paystate/adapter-kit'
import { type AdapterRuntime, createSequence, systemClock } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { keysOf } from '../configuration/keys.ts'
import type { AntomOptions } from '../configuration/options.ts'
import { settingsOf } from '../configuration/settings.ts'
import type { Context } from './context.ts'
import { createHttp } from './http.ts'
import { readResponse } from './read-response.ts'
import { createResponseClock, readResponseTime } from './response-clock.ts'

/**
 * Connects to Antom for one client id.
 *
 * @throws {PaymentError} `invalid_configuration`, for options that `readConfig` would have refused.
 */
export function connect(options: AntomOptions, runtime: AdapterRuntime): Connected<Context> {
  const { clock = systemClock } = runtime
  const sequence = runtime.sequence ?? createSequence({ clock })
  const transport = createTransport({
    ...runtime,
    provider: PROVIDER,
    clock,
    sequence,
    readProviderTime: readResponseTime,
  })
  const keys = keysOf(options)
  const settings = settingsOf(options, keys.signing.key)
  const { account, clientId, merchantAccountId, attemptMs, totalMs } = settings
  const http = createHttp(options, { transport, signing: keys.signing, clock })
  const antomKeys = keys.verifying
  const expected = { clientId, merchantAccountId, keys: antomKeys, clock: createResponseClock() }
  const open: Context['open'] = (response, path) => readResponse(response, { ...expected, path })
  const contextFor = (scope: OperationScope): Context => ({
    ...scope,
    settings,
    clock,
    sequence,
    antomKeys,
    send: (call) =>
      http({ ...call, deadlineMs: scope.deadlineMs(attemptMs), signal: scope.signal }),
    open,
  })
  return { account, transport, totalMs, contextFor }
}
