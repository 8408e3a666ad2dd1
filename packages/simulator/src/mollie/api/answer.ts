import { type Refusal, refusalBody } from '../refusals/refusal.ts'

/** What goes onto the wire, before it becomes a `Response`: it can be stored and sent again. */
export interface Answer {
  readonly status: number
  /** Empty: no body. */
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** Why it was refused. */
  readonly refusal?: string
}

export function toAnswer({ status, body }: { status: number; body?: unknown }): Answer {
  return { status, text: body === undefined ? '' : JSON.stringify(body), headers: {} }
}

export function refuse(refusal: Refusal): Answer {
  const { status, headers, message } = refusal
  return { status, text: JSON.stringify(refusalBody(refusal)), headers, refusal: message }
}

/** Exactly `application/hal+json`: the official clients differ in what else they take. */
export function toResponse({ status, text, headers }: Answer): Response {
  if (text === '') return new Response(null, { status, headers })
  return new Response(text, {
    status,
    headers: { ...headers, 'content-type': 'application/hal+json' },
  })
}
