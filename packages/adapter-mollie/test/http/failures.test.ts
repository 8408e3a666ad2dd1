import type { ServerResponse } from 'node:http'
import { isPaymentError, type PaymentAdapter } from '@paystate/core'
import { afterEach, describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { configured } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'
import { type Behaviour, type ScriptedServer, scriptedServer } from '../support/scripted-server.ts'

const ATTEMPT_MS = 300

/** No row may take longer than one attempt, and a machine that is busy with other tests. */
const LONGEST_MS = ATTEMPT_MS + 2_000

const first = { earlier: 'none' } as const
const ref = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }

let server: ScriptedServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function against(behaviour: Behaviour): Promise<PaymentAdapter> {
  server = await scriptedServer(behaviour)
  const timeouts = { attemptMs: ATTEMPT_MS }
  return adapter.create(configured({ baseUrl: server.url, timeouts, readAttempts: 1 }))
}

interface Row {
  readonly situation: string
  readonly does: Behaviour
  /** What a first create is afterwards. */
  readonly write: readonly [kind: string, code: string]
  /** The error of a read; absent where it has none. */
  readonly read: string
  readonly retries?: true
}

function says(status: number, body: string, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/hal+json', ...headers })
    response.end(body)
  }
}

function error(status: number, differs: object = {}): string {
  return JSON.stringify({ status, title: 'A Title', detail: 'A detail.', ...differs })
}

const HTML = '<html><body>Bad gateway</body></html>'
const NOT_PROVEN = 'unknown'
const PROVEN = 'not_applied'

function partOf(response: ServerResponse, headers: Record<string, string>): string {
  response.writeHead(201, { 'content-type': 'application/hal+json', ...headers })
  return JSON.stringify(paymentJson()).slice(0, 100)
}

const ROWS: readonly Row[] = [
  {
    situation: '429 with Retry-After',
    does: says(429, error(429), { 'retry-after': '7' }),
    write: [PROVEN, 'rate_limited'],
    read: 'rate_limited',
  },
  {
    situation: '429 without Retry-After',
    does: says(429, error(429)),
    write: [PROVEN, 'rate_limited'],
    read: 'rate_limited',
  },
  {
    situation: '429 of a gateway',
    does: says(429, HTML),
    write: [NOT_PROVEN, 'rate_limited'],
    read: 'undecided',
  },
  ...[500, 502, 503, 504].map((status) => ({
    situation: `${status} of the provider`,
    does: says(status, error(status)),
    write: [NOT_PROVEN, 'unavailable'] as const,
    read: 'unavailable',
  })),
  {
    situation: '503 with a Retry-After of an hour',
    does: says(503, error(503), { 'retry-after': '3600' }),
    write: [NOT_PROVEN, 'unavailable'],
    read: 'unavailable',
  },
  {
    situation: '400',
    does: says(400, error(400)),
    write: [NOT_PROVEN, 'earlier_request_exists'],
    read: 'undecided',
  },
  {
    situation: '401',
    does: says(401, error(401)),
    write: [PROVEN, 'unauthorized'],
    read: 'unauthorized',
  },
  {
    situation: '403',
    does: says(403, error(403)),
    write: [PROVEN, 'unauthorized'],
    read: 'unauthorized',
  },
  {
    situation: '404',
    does: says(404, error(404)),
    write: [NOT_PROVEN, 'undecided'],
    read: 'not_found',
  },
  {
    situation: '409',
    does: says(409, error(409)),
    write: [NOT_PROVEN, 'earlier_request_exists'],
    read: 'undecided',
  },
  {
    situation: '410',
    does: says(410, error(410)),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  },
  {
    situation: '422',
    does: says(422, error(422, { field: 'amount' })),
    write: [PROVEN, 'refused'],
    read: 'undecided',
  },
  ...[500, 404].flatMap((status) =>
    [HTML, ''].map((body) => ({
      situation: `${status} with ${body === '' ? 'nothing' : 'HTML'}`,
      does: says(status, body),
      write: [NOT_PROVEN, status === 500 ? 'unavailable' : 'undecided'] as const,
      read: status === 500 ? 'unavailable' : 'undecided',
    })),
  ),
  {
    situation: 'an error of a gateway in JSON, without a status',
    does: says(503, '{"message":"no upstream"}'),
    write: [NOT_PROVEN, 'unavailable'],
    read: 'unavailable',
  },
  {
    situation: 'an error of a firewall that looks like a refusal, without a status',
    does: says(422, '{"message":"blocked"}'),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  },
  {
    situation: 'an error whose status is another than that of HTTP',
    does: says(401, error(422)),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  },
  {
    situation: 'an error that is null',
    does: says(422, 'null'),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  },
  ...[
    '',
    '{}',
    '[]',
    'null',
    'true',
    '"text"',
    '{',
    HTML,
    '{"resource":"unicorn","id":"tr_1"}',
  ].map((body) => ({
    situation: `a success with ${body === '' ? 'nothing' : body}`,
    does: says(200, body),
    write: [NOT_PROVEN, 'unreadable_answer'] as const,
    read: 'unreadable_answer',
  })),
  {
    situation: 'a success that is a payment without an id',
    does: says(200, JSON.stringify(paymentJson({ id: undefined }))),
    write: [NOT_PROVEN, 'unreadable_answer'],
    read: 'unreadable_answer',
  },
  {
    situation: 'a reset before the answer',
    does: (request) => request.socket.resetAndDestroy(),
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  },
  {
    situation: 'a reset inside a chunked body',
    does: (_request, response) => {
      response.write(partOf(response, {}), () => response.destroy())
    },
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  },
  {
    situation: 'a reset inside a body of a told length',
    does: (_request, response) => {
      response.write(partOf(response, { 'content-length': '5000' }), () => response.destroy())
    },
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  },
  {
    situation: 'no answer',
    does: () => undefined,
    write: [NOT_PROVEN, 'timed_out'],
    read: 'timed_out',
  },
  {
    situation: 'a body that stops half-way',
    does: (_request, response) => void response.write(partOf(response, {})),
    write: [NOT_PROVEN, 'timed_out'],
    read: 'timed_out',
  },
  ...[301, 302, 303, 307, 308].map((status) => ({
    situation: `a redirect by ${status}`,
    does: says(status, '', { location: '/v2/elsewhere' }),
    write: [NOT_PROVEN, 'unreadable_answer'] as const,
    read: 'undecided',
  })),
]

describe('what goes wrong with a call', () => {
  it.each(ROWS)('$situation: a write is $write, a read throws $read', async (row) => {
    const mollie = await against(row.does)
    const begun = performance.now()
    const outcome = await mollie.createPayment(aPayment(), first)
    const [kind, code] = row.write
    expect(outcome).toMatchObject({ kind, error: { code } })
    if (outcome.kind === 'not_applied') expect(outcome.proof.type).toBe('rejected')
    if (outcome.kind === 'unknown') expect(outcome.prepared).toBeDefined()
    expect(server?.requests).toEqual(['POST /v2/payments'])
    expect(performance.now() - begun).toBeLessThan(LONGEST_MS)

    await expect(mollie.getPayment(ref)).rejects.toSatisfy(
      (thrown) => isPaymentError(thrown) && thrown.code === row.read,
    )
    expect(server?.requests).toEqual(['POST /v2/payments', `GET /v2/payments/${ref.id}`])
    expect(performance.now() - begun).toBeLessThan(2 * LONGEST_MS)
  })

  it('a list without its items is no empty list', async () => {
    const mollie = await against(says(200, '{"count":0,"_links":{"next":null}}'))
    await expect(mollie.findPayment({ reference: 'nobody' })).rejects.toMatchObject({
      code: 'unreadable_answer',
    })
  })

  it('a refused connection proves that nothing was sent, on a first attempt only', async () => {
    const mollie = await against(says(200, '{}'))
    await server?.close()
    const input = aPayment()
    const outcome = await mollie.createPayment(input, first)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'connect' },
      next: 'same_reference',
    })
    const now = new Date(Date.now()).toISOString()
    const earlier = { firstSentAt: now, lastEndedAt: now }
    expect(await mollie.createPayment(input, { earlier })).toMatchObject({ kind: 'unknown' })
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'not_connected' })
  })

  it('a server error and then a success are resolved by the same bytes under the same key', async () => {
    const keys: unknown[] = []
    const mollie = await against((request, response) => {
      keys.push(request.headers['idempotency-key'])
      const answer = keys.length === 1 ? says(503, error(503)) : says(201, created())
      answer(request, response)
    })
    const outcome = await mollie.createPayment(aPayment({ reference: 'payment_1' }), first)
    if (outcome.kind !== 'unknown' || !outcome.prepared) throw new Error('not unknown')
    const again = await mollie.send(outcome.prepared, { earlier: outcome.earlier })
    expect(again).toMatchObject({ kind: 'applied', value: { status: 'requires_action' } })
    expect(keys).toEqual(['payment_1', 'payment_1'])
  })

  it('a call that is called off ends at once', async () => {
    const mollie = await against(() => undefined)
    const controller = new AbortController()
    const begun = performance.now()
    const running = mollie.createPayment(aPayment(), { ...first, signal: controller.signal })
    setImmediate(() => controller.abort())
    expect(await running).toMatchObject({ error: { code: 'aborted' } })
    expect(performance.now() - begun).toBeLessThan(ATTEMPT_MS)
  })
})

describe('the connection', () => {
  it('is kept for the next call', async () => {
    const mollie = await against(says(200, JSON.stringify(paymentJson())))
    for (let call = 0; call < 20; call += 1) await mollie.getPayment(ref)
    expect(server?.requests).toHaveLength(20)
    expect(server?.connections()).toBeLessThan(4)
  })
})

function created(): string {
  return JSON.stringify(paymentJson())
}
