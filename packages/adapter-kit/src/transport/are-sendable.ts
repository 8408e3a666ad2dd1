import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { WireHeaders } from './answer.ts'

/** Says whether headers can be written to a connection: a key with a line break in it cannot. */
export function areSendable(headers: WireHeaders): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name)
      validateHeaderValue(name, value)
    }
    return true
  } catch {
    return false
  }
}
