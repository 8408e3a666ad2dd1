import { html } from '../pages/html.ts'
import { page, seeOther } from '../pages/page.ts'
import { openPort } from '../server/port.ts'
import { isLoopback } from '../webhooks/deliver.ts'
import { answerApi, type ControlParts } from './control-api.ts'
import { ControlError } from './control-error.ts'
import { overviewPage, paymentPage } from './control-pages.ts'
import type { Controlled } from './controlled.ts'
import type { Listeners } from './listeners.ts'
import { createOperations, type Operations } from './operations.ts'

/** The control page and the control endpoints, on a port of their own. */
export interface ControlServer {
  readonly url: string
  /** The same by a call, which is written down where a state is kept. */
  readonly operations: Operations
  close(): Promise<void>
}

export interface ControlServerOptions {
  /** Default 0: a free one. */
  port?: number
  /** What to show to those who want to connect, by provider. */
  connect?: ControlParts['connect']
  listeners?: Listeners | undefined
}

/**
 * Opens the control side on 127.0.0.1, whatever the simulators listen on: it can do everything,
 * and asks for no password. Requests that name another host, or come from another site's page, are
 * refused.
 */
export async function startControlServer(
  controlled: Controlled,
  { port = 0, connect = {}, listeners }: ControlServerOptions = {},
): Promise<ControlServer> {
  const parts = { controlled, connect, operations: createOperations(controlled, listeners) }
  const opened = await openPort({
    port,
    host: '127.0.0.1',
    answer: async (request) => ({
      kind: 'answer',
      response: isFromHere(request) ? await answer(request, parts) : elsewhere(),
    }),
  })
  return { url: opened.url, close: opened.close, operations: parts.operations }
}

/** A page of another site can make a browser send requests here; it cannot forge these headers. */
function isFromHere({ headers }: Request): boolean {
  const names = [`http://${headers.get('host')}`, headers.get('origin')]
  return names.every(
    (name) => name === null || (URL.canParse(name) && isLoopback(new URL(name).hostname)),
  )
}

const elsewhere = () =>
  Response.json({ error: 'The control side is for this machine only' }, { status: 403 })

async function answer(request: Request, parts: ControlParts): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/api' || pathname.startsWith('/api/')) return answerApi(request, parts)
  if (request.method === 'POST') return answerForm(request, parts)
  if (pathname === '/') return overviewPage(parts)
  const [, what, provider = '', id = ''] = pathname.split('/')
  const simulator = Object.hasOwn(parts.controlled, provider)
    ? parts.controlled[provider]
    : undefined
  const found = what === 'payments' && simulator && paymentPage(provider, simulator, id)
  return found || nothingHere()
}

/** A form is answered with the page that it was on, or with what was wrong with it. */
async function answerForm(request: Request, parts: ControlParts): Promise<Response> {
  const { pathname } = new URL(request.url)
  const input = Object.fromEntries(new URLSearchParams(await request.text()))
  const operate = FORMS[pathname]
  if (!operate) return nothingHere()
  try {
    await operate(parts.operations, input)
    return seeOther(
      input.payment && (pathname === '/actions' || pathname === '/webhooks')
        ? `/payments/${input.provider}/${input.payment}`
        : '/',
    )
  } catch (error) {
    if (error instanceof ControlError) return overviewPage(parts, error.message)
    throw error
  }
}

const FORMS: Readonly<
  Record<string, (operations: Operations, input: unknown) => void | Promise<void>>
> = {
  '/clock': (operations, input) => operations.advanceClock(input),
  '/actions': (operations, input) => operations.act(input),
  '/faults': (operations, input) => operations.planFault(input),
  '/webhook-faults': (operations, input) => operations.planWebhookFault(input),
  '/answers': (operations, input) => operations.planAnswer(input),
  '/webhooks': (operations, input) => operations.sendWebhook(input),
  '/clear-faults': (operations, input) => operations.clearFaults(input),
}

function nothingHere(): Response {
  return page({
    provider: 'payment providers',
    title: 'Nothing here',
    status: 404,
    body: html`<h1>Nothing here</h1><p><a href="/">All payments</a></p>`,
  })
}
