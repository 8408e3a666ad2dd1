import { createSequence, type PaymentAdapter, type ProgressFetch } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { adapter, type MollieOptions } from '../../src/index.ts'

export type Answers = (request: Request, count: number) => Response | Promise<Response>

/** A request as it left, with its body. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** An adapter whose provider is a function of the test. */
export function answering(answers: Answers, options: Partial<MollieOptions> = {}) {
  const clock = createSimulatorClock()
  const sent: Sent[] = []
  const fetch: ProgressFetch = async (request, { progress }) => {
    progress('headers_sent')
    progress('body_sent')
    const { method, url, headers } = request
    sent.push({ method, url, headers, body: await request.clone().text() })
    return answers(request, sent.length)
  }
  const mollie: PaymentAdapter = adapter.create(configured(options), {
    fetch,
    clock,
    sequence: createSequence({ clock }),
  })
  return { mollie, sent, clock, fetch }
}

export const KEY = 'test_aKeyOfTheTests'

const WITH_KEY = { apiKey: KEY, profileId: 'pfl_QkEhN94Ba' }

export function configured(options: Partial<MollieOptions> = {}): MollieOptions {
  const checked = adapter.readConfig({ ...(!options.accessToken && WITH_KEY), ...options })
  if (checked.ok) return checked.value
  throw new Error(checked.issues.map(({ path, message }) => `${path} ${message}`).join('; '))
}

/** An answer of the API's own. */
export function hal(body: unknown, init: ResponseInit = {}): Response {
  const headers = { 'content-type': 'application/hal+json', ...init.headers }
  return new Response(JSON.stringify(body), { ...init, headers })
}

/** An error of the API's own. */
export function refusal(
  status: number,
  differs: Readonly<Record<string, unknown>> = {},
  headers: Record<string, string> = {},
): Response {
  const body = { status, title: 'Some Title', detail: 'Some detail.', ...differs }
  return hal(body, { status, headers })
}
