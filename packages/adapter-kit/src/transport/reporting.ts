import type { ProgressFetch, ProgressStep } from '@paystate/core'
import type { Connection } from './connection.ts'
import { readLimited } from './read-limited.ts'

/** An injected fetch is believed about what it reports; while it reports nothing it proves nothing. */
export function reporting(fetch: ProgressFetch, maxBytes: number): Connection {
  return async (request, record) => {
    const progress = (step: ProgressStep): void => {
      record.watchedBy = 'reported'
      if (step === 'refused') record.connectorFailed = true
      else record.bytesLeft = true
    }
    const { headers, body, limit } = record
    const controller = new AbortController()
    limit.onOver(() => controller.abort())
    const { signal } = controller
    const whole = new Request(request, {
      headers,
      redirect: 'error',
      signal,
      ...(body && { body }),
    })
    const response = await fetch(whole, { progress })
    const answered = await readLimited(response, maxBytes)
    return { status: response.status, headers: response.headers, body: answered }
  }
}
