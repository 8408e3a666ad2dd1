import type { ProgressFetch, ProgressStep } from '@paystate/core'
import type { AttemptRecord, Outgoing, Send } from './attempt-record.ts'
import { type HttpResponse, NoResponse } from './http-response.ts'
import { readLimited } from './read-limited.ts'

/** An injected fetch is trusted in what it reports; if it reports nothing, it proves nothing. */
export function reporting(fetch: ProgressFetch, maxBytes: number): Send {
  return async (outgoing) => {
    const request = requestOf(outgoing)
    if (!outgoing.mayLeave()) throw new Error('The attempt is over.')
    return outgoing.limit.within(exchange())

    async function exchange(): Promise<HttpResponse> {
      const response = await fetch(request, { progress: noteIn(outgoing.record) })
      return { ...headOf(response), body: await readLimited(response, maxBytes) }
    }
  }
}

/** What an injected fetch returns may be anything: a status that is no number would spoil the stored outcome. */
function headOf(response: Response): Omit<HttpResponse, 'body'> {
  try {
    const { status, headers } = response
    if (Number.isInteger(status) && status >= 100 && status <= 599)
      return { status, headers: new Headers(headers) }
  } catch {
    // Falls through.
  }
  throw new NoResponse()
}

function requestOf({ method, url, headers, body, limit, record }: Outgoing): Request {
  const controller = new AbortController()
  limit.onOver(() => controller.abort())
  const { signal } = controller
  try {
    return new Request(url, { method, headers, redirect: 'manual', signal, ...(body && { body }) })
  } catch (error) {
    record.isInvalid = true
    throw error
  }
}

function noteIn(record: AttemptRecord): (step: ProgressStep) => void {
  return (step) => {
    record.watchedBy = 'reported'
    if (step === 'refused') record.connectFailure = 'refused'
    else record.bytesLeft = true
  }
}
