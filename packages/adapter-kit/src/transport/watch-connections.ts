import { subscribe } from 'node:diagnostics_channel'
import { type AttemptRecord, currentAttempt } from './attempt-record.ts'

const records = new WeakMap<object, AttemptRecord>()
const connectorErrors = new WeakSet<object>()
let isWatching = false

/**
 * Notes in the running attempt's record how far its requests get, as undici's diagnostics channels tell.
 *
 * A request is tied to the attempt in whose context it was created; all later messages name the same
 * request. A failure counts as the connector's only when the connector itself published that very error.
 */
export function watchConnections(): void {
  if (isWatching) return
  isWatching = true
  subscribe('undici:request:create', (message) => {
    const record = currentAttempt.getStore()
    const request = part(message, 'request')
    if (record && request) records.set(request, record)
  })
  for (const channel of ['sendHeaders', 'bodySent', 'bodyChunkSent'] as const) {
    const name =
      channel === 'sendHeaders' ? 'undici:client:sendHeaders' : `undici:request:${channel}`
    subscribe(name, (message) =>
      note(message, (record) => {
        record.bytesLeft = true
      }),
    )
  }
  subscribe('undici:client:connectError', (message) => {
    const error = part(message, 'error')
    if (error) connectorErrors.add(error)
  })
  subscribe('undici:request:error', (message) => {
    const error = part(message, 'error')
    const isConnectors = error !== undefined && connectorErrors.has(error)
    note(message, (record) => {
      record.connectorFailed ||= isConnectors
    })
  })
}

function note(message: unknown, write: (record: AttemptRecord) => void): void {
  const request = part(message, 'request')
  const record = request && records.get(request)
  if (record) write(record)
}

function part(message: unknown, name: 'request' | 'error'): object | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const found: unknown = Reflect.get(message, name)
  return typeof found === 'object' && found !== null ? found : undefined
}
