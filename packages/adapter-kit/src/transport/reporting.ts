import type { ProgressFetch, ProgressStep } from '@paystate/core'
import type { AttemptRecord, Outgoing, Send } from './attempt-record.ts'
import type { HttpResponse } from './http-response.ts'
import { readLimited } from './read-limited.ts'

/** An injected fetch is trusted in what it reports; if it reports nothing, it proves nothing. */
export function reporting(fetch: ProgressFetch, maxBytes: number): Send {
  return async (outgoing) => {
    const request = requestOf(outgoing)
    if (!outgoing.mayLeave()) throw new Error('The attempt is over.')
    return outgoing.limit.within(exchange())

    async function exchange(): Promise<HttpResponse> {
      const { status, headers, body } = await fetch(request, { progress: noteIn(outgoing.record) })
      return { status, headers, body: await readLimited({ body }, maxBytes) }
    }
  }
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
