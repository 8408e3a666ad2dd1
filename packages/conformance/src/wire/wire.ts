import type { ProgressFetch, ProgressStep } from '@paystate/core'
import type { Alteration } from '../subject/alterations.ts'
import type { Answer, Call, CallOf, Rewrite, SentRequest, SubjectWire } from '../subject/subject.ts'

/** What is behind the wire, and how its responses are changed. */
export interface WireOptions {
  /** The provider, as a function. */
  readonly fetch: ProgressFetch
  /** Which kind of call a request is. */
  readonly callOf: CallOf
  /** How each alteration is made in this provider's responses; `undefined` leaves a response unchanged. */
  readonly alterations: Readonly<Record<Alteration, Rewrite>>
  readonly refusals: SubjectWire['refusals']
  readonly notFound?: SubjectWire['notFound']
  readonly doubtful?: SubjectWire['doubtful']
  readonly mismatches?: SubjectWire['mismatches']
  readonly unexplained?: SubjectWire['unexplained']
  readonly unreadableDisputes?: SubjectWire['unreadableDisputes']
  /** Makes a response with a changed body genuine again. Default: only the body changes. */
  readonly seal?: (changed: ChangedAnswer) => Response | Promise<Response>
}

/** A response whose body was changed on the way. */
export interface ChangedAnswer {
  readonly request: Request
  readonly response: Response
  readonly body: string
}

/** A wire with the adapter's fetch function. */
export interface Wire extends SubjectWire {
  readonly fetch: ProgressFetch
}

interface Plan {
  readonly call: Call
  /** How many calls of the kind pass before it. */
  after: number
  readonly does: { readonly answer: Answer } | { readonly rewrite: Rewrite }
}

interface Passage {
  readonly request: Request
  readonly progress: (step: ProgressStep) => void
}

/** Sits between an adapter and its provider: records what passes, and changes it on demand. */
export function createWire(options: WireOptions): Wire {
  const sent: SentRequest[] = []
  const plans: Plan[] = []

  const pass = async (passage: Passage, call: Call): Promise<Response> => {
    const plan = plans.find((candidate) => candidate.call === call)
    if (plan === undefined) return options.fetch(passage.request, passage)
    if (plan.after > 0) {
      plan.after -= 1
      return options.fetch(passage.request, passage)
    }
    if ('answer' in plan.does) {
      forget(plans, plan)
      return answer(plan.does.answer, passage)
    }
    const { request } = passage
    const response = await options.fetch(request.clone(), passage)
    const changed = await rewritten(plan.does.rewrite, response)
    if (changed === undefined) return response
    forget(plans, plan)
    return (options.seal ?? unsealed)({ request, response, body: changed })
  }

  return {
    async fetch(request, { progress }) {
      const record = await recordOf(request, options.callOf)
      sent.push(record)
      return pass({ request, progress }, record.call)
    },
    sent: () => sent,
    answerNext: (call, given, { after = 0 } = {}) =>
      void plans.push({ call, after, does: { answer: given } }),
    rewriteNext: (call, rewrite) => void plans.push({ call, after: 0, does: { rewrite } }),
    clear: () => void plans.splice(0),
    alterNext: (call, alteration) =>
      void plans.push({ call, after: 0, does: { rewrite: options.alterations[alteration] } }),
    refusals: options.refusals,
    ...(options.notFound && { notFound: options.notFound }),
    ...(options.doubtful && { doubtful: options.doubtful }),
    ...(options.mismatches && { mismatches: options.mismatches }),
    ...(options.unexplained && { unexplained: options.unexplained }),
    ...(options.unreadableDisputes && { unreadableDisputes: options.unreadableDisputes }),
  }
}

async function answer(given: Answer, { request, progress }: Passage): Promise<Response> {
  request.signal.throwIfAborted()
  progress('headers_sent')
  progress('body_sent')
  const response = await given(request)
  progress('response_begun')
  return response
}

async function recordOf(request: Request, callOf: WireOptions['callOf']): Promise<SentRequest> {
  const record = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
  }
  return { ...record, call: callOf(record) }
}

async function rewritten(rewrite: Rewrite, response: Response): Promise<string | undefined> {
  const text = await response.clone().text()
  const body = parsed(text)
  if (body === undefined) return undefined
  const changed = rewrite(body)
  return changed === undefined ? undefined : JSON.stringify(changed)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unsealed({ response, body }: ChangedAnswer): Response {
  const { status } = response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(body, { status, headers })
}

function forget(plans: Plan[], plan: Plan): void {
  plans.splice(plans.indexOf(plan), 1)
}
