import type { Fault } from '../../faults/fault.ts'
import type { WireAnswer } from '../../wire/wire.ts'
import type { Flaw } from '../signing/flaw.ts'

/** What a call meets that is never applied. */
export function answerWithoutApplying(fault: Fault | undefined): WireAnswer | undefined {
  switch (fault) {
    case 'refuse': // the wire asks before; a caller that does not sees a reset
    case 'reset':
      return { kind: 'reset' }
    case 'stall_before_applying':
      return { kind: 'stall' }
    case 'server_error':
      return answer(serverError())
    case 'html_error':
      return answer(htmlError())
    case 'json_without_status':
      return answer(Response.json({ message: 'no healthy upstream' }, { status: 503 }))
    case 'rate_limited':
      return answer(new Response(null, { status: 429, headers: { 'retry-after': '1' } }))
    case 'redirect':
      return answer(new Response(null, { status: 307, headers: { location: '/elsewhere' } }))
    default:
      return undefined
  }
}

/** What becomes of an answer to a call that was applied. */
export function answerAfterApplying(fault: Fault | undefined, response: Response): WireAnswer {
  switch (fault) {
    case 'drop_answer':
      return { kind: 'drop' }
    case 'stall':
      return { kind: 'stall' }
    case 'apply_then_server_error':
      return answer(serverError())
    case 'apply_then_html_error':
      return answer(htmlError())
    case 'stall_in_body':
      return { kind: 'stall_in_body', response }
    case 'truncated_body':
      return { kind: 'truncate', response }
    case 'empty_answer':
      return answer(new Response(null))
    default:
      return answer(response)
  }
}

/** The faults of an answer that are faults of the message itself. */
export function flawOf(fault: Fault | undefined): Flaw | undefined {
  switch (fault) {
    case 'unsigned_answer':
      return 'unsigned'
    case 'wrong_signature':
    case 'reserialised_body':
    case 'new_word':
    case 'mixed_case':
    case 'clock_skew':
      return fault
    default:
      return undefined
  }
}

const answer = (response: Response): WireAnswer => ({ kind: 'answer', response })

/** The gateway's own failure: it is not signed. */
function serverError(): Response {
  const result = {
    resultCode: 'SYSTEM_ERROR',
    resultStatus: 'F',
    resultMessage: 'A system error occurred.',
  }
  return Response.json({ result }, { status: 500 })
}

function htmlError(): Response {
  return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
    status: 502,
    headers: { 'content-type': 'text/html' },
  })
}
