import type { Fault } from '../faults/fault.ts'
import type { WireAnswer } from './wire.ts'

/** What a provider gives for a fault to be made of. */
export interface FaultParts {
  /** Does what was asked, and answers. */
  apply(): Promise<Response>
  /** A 5xx in the provider's own words. */
  serverError(): Response
  /** A 429 in the provider's own words. */
  rateLimited(): Response
  /** Lets the webhooks that are due now go out. */
  sendWebhooks(): Promise<void>
  /** The answer with a strange word, a wrong time or a broken signature. */
  alter(response: Response, fault: Fault): Response | Promise<Response>
}

/** Carries out a call as a fault wants it; without one, as it was asked. */
export async function meetFault(fault: Fault | undefined, parts: FaultParts): Promise<WireAnswer> {
  switch (fault) {
    case 'refuse':
    case 'reset':
      return { kind: 'reset' }
    case 'stall_before_applying':
      return { kind: 'stall' }
    case 'server_error':
      return answer(parts.serverError())
    case 'html_error':
      return answer(gatewayPage())
    case 'json_without_status':
      return answer(Response.json({ message: 'upstream unavailable' }, { status: 503 }))
    case 'rate_limited':
      return answer(parts.rateLimited())
    case 'unavailable':
      return answer(later(parts.serverError()))
    case 'redirect_as_get':
      return answer(new Response(null, { status: 302, headers: { location: '/elsewhere' } }))
    case 'redirect':
      return answer(new Response(null, { status: 307, headers: { location: '/elsewhere' } }))
    default:
      return afterApplying(fault, parts)
  }
}

async function afterApplying(
  fault: Exclude<Fault, 'refuse'> | undefined,
  parts: FaultParts,
): Promise<WireAnswer> {
  const response = await parts.apply()
  switch (fault) {
    case undefined:
      return answer(response)
    case 'drop_answer':
      return { kind: 'drop' }
    case 'stall':
      return { kind: 'stall' }
    case 'apply_then_server_error':
      return answer(parts.serverError())
    case 'apply_then_html_error':
      return answer(gatewayPage())
    case 'stall_in_body':
      return { kind: 'stall_in_body', response }
    case 'truncated_body':
      return { kind: 'truncate', response }
    case 'empty_answer':
      return answer(new Response(null, { status: response.status }))
    case 'null_answer':
      return answer(new Response('null', { status: response.status, headers: response.headers }))
    case 'webhook_before_answer':
      await parts.sendWebhooks()
      return answer(response)
    default:
      return answer(await parts.alter(response, fault))
  }
}

/** Longer than any caller should wait. */
function later(refusal: Response): Response {
  const headers = new Headers(refusal.headers)
  headers.set('retry-after', '3600')
  return new Response(refusal.body, { status: 503, headers })
}

const answer = (response: Response): WireAnswer => ({ kind: 'answer', response })

function gatewayPage(): Response {
  return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
    status: 502,
    headers: { 'content-type': 'text/html' },
  })
}
