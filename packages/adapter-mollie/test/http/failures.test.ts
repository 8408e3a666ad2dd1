import dns from 'node:dns'
import type { ServerResponse } from 'node:http'
import { isPaymentError, type PaymentAdapter } from '@paystate/core'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { adapter, type MollieOptions } from '../../src/index.ts'
import { configured } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'
import { type Behaviour, type ScriptedServer, scriptedServer } from '../support/scripted-server.ts'

const ATTEMPT_MS = 10_000

/** Of the machine's own time: less than the pause of the bare client before it tries again. */
const LONGEST_MS = 2_000

const first = { previousAttempts: 'none' } as const
const ref = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const PAID = 'POST /v2/payments'
const READ = `GET /v2/payments/${ref.id}`

let server: ScriptedServer | undefined

afterEach(async () => {
  vi.restoreAllMocks()
  await server?.close()
  server = undefined
})

interface Against {
  readonly mollie: PaymentAdapter
  readonly server: ScriptedServer
  readonly clock: SimulatorClock
}

/** An adapter on a real socket, with a clock that moves by hand only. */
async function against(
  behaviour: Behaviour,
  options: Partial<MollieOptions> = {},
): Promise<Against> {
  const started = await scriptedServer(behaviour)
  server = started
  const clock = createSimulatorClock()
  const timeouts = { attemptMs: ATTEMPT_MS }
  const given = { baseUrl: started.url, timeouts, readAttempts: 1, ...options }
  return { mollie: adapter.create(configured(given), { clock }), server: started, clock }
}

interface Row {
  readonly situation: string
  readonly does: Behaviour
  /** What a first create is afterwards. */
  readonly write: readonly [kind: string, code: string]
  /** The error of a read. */
  readonly read: string
  /** How long either takes, in milliseconds of the adapter's clock. Nothing is waited for but an answer. */
  readonly after: number
  /** When to try again, as it is reported. */
  readonly retryAfter?: string
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

function answered(row: Omit<Row, 'after'>): Row {
  return { ...row, after: 0 }
}

const RATE_LIMITS: readonly Row[] = [
  answered({
    situation: '429 with Retry-After',
    does: says(429, error(429), { 'retry-after': '7' }),
    write: [PROVEN, 'rate_limited'],
    read: 'rate_limited',
    retryAfter: '2026-01-15T12:00:07Z',
  }),
  answered({
    situation: '429 without Retry-After',
    does: says(429, error(429)),
    write: [PROVEN, 'rate_limited'],
    read: 'rate_limited',
    retryAfter: '2026-01-15T12:00:01Z',
  }),
  answered({
    situation: '429 of a gateway',
    does: says(429, HTML),
    write: [NOT_PROVEN, 'rate_limited'],
    read: 'rate_limited',
    retryAfter: '2026-01-15T12:00:01Z',
  }),
]

const OUT_OF_ORDER: readonly Row[] = [
  ...[500, 502, 503, 504].map((status) =>
    answered({
      situation: `${status} of the provider`,
      does: says(status, error(status)),
      write: [NOT_PROVEN, 'unavailable'],
      read: 'unavailable',
      ...(status === 503 && { retryAfter: '2026-01-15T12:00:01Z' }),
    }),
  ),
  answered({
    situation: '503 with a Retry-After of an hour, which is reported and not slept through',
    does: says(503, error(503), { 'retry-after': '3600' }),
    write: [NOT_PROVEN, 'unavailable'],
    read: 'unavailable',
    retryAfter: '2026-01-15T13:00:00Z',
  }),
]

const REFUSALS: readonly Row[] = (
  [
    [400, NOT_PROVEN, 'earlier_request_exists', 'refused'],
    [401, PROVEN, 'unauthorized', 'unauthorized'],
    [403, PROVEN, 'unauthorized', 'unauthorized'],
    [404, NOT_PROVEN, 'undecided', 'not_found'],
    [409, NOT_PROVEN, 'earlier_request_exists', 'undecided'],
    [405, NOT_PROVEN, 'undecided', 'refused'],
    [410, NOT_PROVEN, 'undecided', 'not_found'],
    [415, NOT_PROVEN, 'undecided', 'refused'],
    [422, PROVEN, 'refused', 'refused'],
  ] as const
).map(([status, kind, code, read]) =>
  answered({
    situation: `${status}`,
    does: says(status, error(status)),
    write: [kind, code],
    read,
  }),
)

const STRANGE_ERRORS: readonly Row[] = [
  ...[500, 404].flatMap((status) =>
    [HTML, ''].map((body) =>
      answered({
        situation: `${status} with ${body === '' ? 'nothing' : 'HTML'}`,
        does: says(status, body),
        write: [NOT_PROVEN, status === 500 ? 'unavailable' : 'undecided'],
        read: status === 500 ? 'unavailable' : 'undecided',
      }),
    ),
  ),
  answered({
    situation: 'an error of a gateway in JSON, without a status',
    does: says(503, '{"message":"no upstream"}'),
    write: [NOT_PROVEN, 'unavailable'],
    read: 'unavailable',
    retryAfter: '2026-01-15T12:00:01Z',
  }),
  answered({
    situation: 'an error of a firewall that looks like a refusal, without a status',
    does: says(422, '{"message":"blocked"}'),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  }),
  answered({
    situation: 'an error whose status is another than that of HTTP',
    does: says(401, error(422)),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  }),
  answered({
    situation: 'an error that is null',
    does: says(422, 'null'),
    write: [NOT_PROVEN, 'undecided'],
    read: 'undecided',
  }),
]

const BODIES = ['', '{}', '[]', 'null', 'true', '"text"', '{', HTML, '{"resource":"unicorn"}']

const STRANGE_SUCCESSES: readonly Row[] = [
  ...[200, 201].flatMap((status) =>
    BODIES.map((body) =>
      answered({
        situation: `${status} with ${body === '' ? 'nothing' : body}`,
        does: says(status, body),
        write: [NOT_PROVEN, 'unreadable_response'],
        read: 'unreadable_response',
      }),
    ),
  ),
  answered({
    situation: '200 with a payment that has no id',
    does: says(200, JSON.stringify(paymentJson({ id: undefined }))),
    write: [NOT_PROVEN, 'unreadable_response'],
    read: 'unreadable_response',
  }),
]

const LOST_ANSWERS: readonly Row[] = [
  answered({
    situation: 'a reset before the answer',
    does: (request) => request.socket.resetAndDestroy(),
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  }),
  answered({
    situation: 'a reset inside a chunked body',
    does: (_request, response) => {
      response.write(partOf(response, {}), () => response.destroy())
    },
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  }),
  answered({
    situation: 'a reset inside a body of a reported length',
    does: (_request, response) => {
      response.write(partOf(response, { 'content-length': '5000' }), () => response.destroy())
    },
    write: [NOT_PROVEN, 'connection_lost'],
    read: 'connection_lost',
  }),
  {
    situation: 'no answer',
    does: () => undefined,
    write: [NOT_PROVEN, 'timed_out'],
    read: 'timed_out',
    after: ATTEMPT_MS,
  },
  {
    situation: 'a chunked body that stops half-way',
    does: (_request, response) => void response.write(partOf(response, {})),
    write: [NOT_PROVEN, 'timed_out'],
    read: 'timed_out',
    after: ATTEMPT_MS,
  },
  {
    situation: 'a body of a reported length that stops half-way',
    does: (_request, response) => {
      response.write(partOf(response, { 'content-length': '5000' }))
    },
    write: [NOT_PROVEN, 'timed_out'],
    read: 'timed_out',
    after: ATTEMPT_MS,
  },
]

const REDIRECTS: readonly Row[] = [301, 302, 303, 307, 308].map((status) =>
  answered({
    situation: `a redirect by ${status}`,
    does: says(status, '', { location: '/v2/elsewhere' }),
    write: [NOT_PROVEN, 'unreadable_response'],
    read: 'unreadable_response',
  }),
)

const ROWS: readonly Row[] = [
  ...RATE_LIMITS,
  ...OUT_OF_ORDER,
  ...REFUSALS,
  ...STRANGE_ERRORS,
  ...STRANGE_SUCCESSES,
  ...LOST_ANSWERS,
  ...REDIRECTS,
]

/** Lets the clock stand still for an answer, and moves it to the very moment where none came. */
async function timed<T>({ clock, server }: Against, row: Row, call: () => Promise<T>): Promise<T> {
  const [begun, really] = [clock.now(), performance.now()]
  const met = server.met(server.requests.length + 1)
  const running = call()
  if (row.after > 0) {
    await met
    await clock.advance(row.after - 1)
    const isOver = await Promise.race([running.then(() => true), nextTurn()])
    expect(isOver).toBe(false)
    await clock.advance(1)
  }
  const result = await running
  expect(clock.now() - begun).toBe(row.after)
  expect(performance.now() - really).toBeLessThan(LONGEST_MS)
  return result
}

function nextTurn(): Promise<false> {
  return new Promise((resolve) => setImmediate(() => resolve(false)))
}

function errorOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
}

describe('what goes wrong with a call', () => {
  it.each(ROWS)(
    '$situation: a write is $write, a read throws $read, after $after ms',
    async (row) => {
      const world = await against(row.does)
      const { mollie, server } = world
      const outcome = await timed(world, row, () => mollie.createPayment(aPayment(), first))
      const [kind, code] = row.write
      expect(outcome).toMatchObject({ kind, error: { code } })
      if (outcome.kind === 'not_applied') expect(outcome.proof.type).toBe('rejected')
      if (outcome.kind === 'unknown') expect(outcome.pending.prepared).toBeDefined()
      expect(outcome.kind !== 'applied' && outcome.error.retryAfter).toBe(row.retryAfter)
      expect(server.requests).toEqual([PAID])

      const thrown = await timed(world, row, () => errorOf(mollie.getPayment(ref)))
      expect(isPaymentError(thrown) && thrown.code).toBe(row.read)
      expect(server.requests).toEqual([PAID, READ])
    },
  )

  it('a list without its items is no empty list', async () => {
    const { mollie } = await against(says(200, '{"count":0,"_links":{"next":null}}'))
    expect(await mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'unreadable_response' },
    })
  })
})

describe('a provider that cannot be reached', () => {
  async function expectNeverSent({ mollie, clock }: Against): Promise<void> {
    const [begun, really] = [clock.now(), performance.now()]
    const input = aPayment()
    expect(await mollie.createPayment(input, first)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'connect' },
      next: 'same_reference',
    })
    const now = new Date(clock.now()).toISOString()
    const previousAttempts = { firstSentAt: now, lastEndedAt: now }
    expect(await mollie.createPayment(input, { previousAttempts })).toMatchObject({
      kind: 'unknown',
    })
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'not_connected' })
    expect(clock.now()).toBe(begun)
    expect(performance.now() - really).toBeLessThan(LONGEST_MS)
  }

  it('because it refuses the connection proves on a first attempt that nothing was sent', async () => {
    const world = await against(says(200, '{}'))
    await server?.close()
    await expectNeverSent(world)
  })

  it('because its name is unknown proves on a first attempt that nothing was sent', async () => {
    const world = await against(says(200, '{}'), { baseUrl: 'https://nowhere.example' })
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation((...given: unknown[]) => {
      const answer = given.at(-1)
      if (typeof answer === 'function') setImmediate(() => answer(unknownName()))
    })
    await expectNeverSent(world)
    expect(lookup).toHaveBeenCalled()
  })
})

describe('a write that is repeated by hand', () => {
  it('after a server error is resolved by the same bytes under the same key', async () => {
    const keys: unknown[] = []
    const { mollie, clock } = await against((request, response) => {
      keys.push(request.headers['idempotency-key'])
      const answer = keys.length === 1 ? says(503, error(503)) : says(201, created())
      answer(request, response)
    })
    const begun = clock.now()
    const outcome = await mollie.createPayment(aPayment({ reference: 'payment_1' }), first)
    if (outcome.kind !== 'unknown' || !outcome.pending.prepared) throw new Error('not unknown')
    const again = await mollie.send(outcome.pending.prepared, {
      previousAttempts: outcome.pending.previousAttempts,
    })
    expect(again).toMatchObject({ kind: 'applied', value: { status: 'requires_action' } })
    expect(keys).toEqual(['payment_1', 'payment_1'])
    expect(clock.now()).toBe(begun)
  })

  it('after a server error, and then loses its answer, is as unknown as before', async () => {
    const { mollie, server } = await against((request, response) => {
      if (server.requests.length > 1) request.socket.resetAndDestroy()
      else says(503, error(503))(request, response)
    })
    const outcome = await mollie.createPayment(aPayment(), first)
    if (outcome.kind !== 'unknown' || !outcome.pending.prepared) throw new Error('not unknown')
    expect(
      await mollie.send(outcome.pending.prepared, {
        previousAttempts: outcome.pending.previousAttempts,
      }),
    ).toMatchObject({
      kind: 'unknown',
      error: { code: 'connection_lost' },
      pending: {
        previousAttempts: { firstSentAt: outcome.pending.previousAttempts.firstSentAt },
      },
    })
    expect(server.requests).toEqual([PAID, PAID])
  })
})

describe('a call that is called off', () => {
  it.each<[string, Behaviour]>([
    ['before the answer', () => undefined],
    ['inside the answer', (_request, response) => void response.write(partOf(response, {}))],
  ])('%s ends at once', async (_when, behaviour) => {
    const { mollie, server, clock } = await against(behaviour)
    const begun = clock.now()
    const calls = [
      (signal: AbortSignal) => mollie.createPayment(aPayment(), { ...first, signal }),
      (signal: AbortSignal) => errorOf(mollie.getPayment(ref, { signal })),
    ]
    const ends: unknown[] = []
    for (const call of calls) {
      const controller = new AbortController()
      const met = server.met(server.requests.length + 1)
      const running = call(controller.signal)
      await met
      controller.abort()
      ends.push(await running)
    }
    expect(ends).toMatchObject([
      { kind: 'unknown', error: { code: 'aborted' } },
      { code: 'aborted' },
    ])
    expect(clock.now()).toBe(begun)
  })
})

describe('the connection', () => {
  it('is kept for the next call', async () => {
    const { mollie, server } = await against(says(200, JSON.stringify(paymentJson())))
    for (let call = 0; call < 20; call += 1) await mollie.getPayment(ref)
    expect(server.requests).toHaveLength(20)
    expect(server.connections()).toBeLessThan(4)
  })
})

function unknownName(): Error {
  return Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
}

function created(): string {
  return JSON.stringify(paymentJson())
}
