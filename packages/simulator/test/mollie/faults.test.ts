import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/index.ts'
import { connected, eur, idOf, PAYMENT, read, request } from './connected.ts'

const asked = () => request('POST', '/payments', { body: PAYMENT, idempotencyKey: 'order-1' })

describe('a call that was lost', () => {
  it.each([
    { fault: 'refuse', applied: 0, code: 'ECONNREFUSED', progress: ['refused'] },
    { fault: 'reset', applied: 0, code: 'ECONNRESET', progress: ['headers_sent', 'body_sent'] },
    {
      fault: 'drop_answer',
      applied: 1,
      code: 'UND_ERR_SOCKET',
      progress: ['headers_sent', 'body_sent'],
    },
  ] as const)('by $fault was applied $applied times', async (row) => {
    const { mollie } = connected()
    mollie.faults.next('create_payment', row.fault)
    const progress: string[] = []
    const lost = await mollie.fetch(asked(), { progress: (step) => progress.push(step) }).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(lost).toBeInstanceOf(TypeError)
    expect(lost).toMatchObject({ message: 'fetch failed', cause: { code: row.code } })
    expect(progress).toEqual(row.progress)
    expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(row.applied)
    expect((await mollie.fetch(asked())).status).toBe(201)
    expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(1)
  })

  it.each([
    { fault: 'stall', applied: 1 },
    { fault: 'stall_before_applying', applied: 0 },
  ] as const)('by $fault ends only when its caller gives up', async ({ fault, applied }) => {
    const { mollie } = connected()
    mollie.faults.next('create_payment', fault)
    const controller = new AbortController()
    const lost = mollie.fetch(new Request(asked(), { signal: controller.signal }))
    const rejected = expect(lost).rejects.toThrow('enough')
    await mollie.clock.advance(1e9)
    await new Promise(setImmediate)
    controller.abort(new Error('enough'))
    await rejected
    expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(applied)
  })
})

describe('an answer that is not Mollie’s', () => {
  it.each([
    { fault: 'server_error', status: 503, type: 'application/hal+json', applied: 0 },
    { fault: 'apply_then_server_error', status: 503, type: 'application/hal+json', applied: 1 },
    { fault: 'html_error', status: 502, type: 'text/html', applied: 0 },
    { fault: 'apply_then_html_error', status: 502, type: 'text/html', applied: 1 },
    { fault: 'json_without_status', status: 503, type: 'application/json', applied: 0 },
    { fault: 'rate_limited', status: 429, type: 'application/hal+json', applied: 0 },
    { fault: 'unavailable', status: 503, type: 'application/hal+json', applied: 0 },
    { fault: 'redirect', status: 307, type: null, applied: 0 },
    { fault: 'redirect_as_get', status: 302, type: null, applied: 0 },
    { fault: 'null_answer', status: 201, type: 'application/hal+json', applied: 1 },
    { fault: 'empty_answer', status: 201, type: null, applied: 1 },
  ] as const)('$fault is $status and was applied $applied times', async (row) => {
    const { mollie } = connected()
    mollie.faults.next('create_payment', row.fault)
    const answered = await read(await mollie.fetch(asked()))
    expect(answered.status).toBe(row.status)
    expect(answered.headers.get('content-type')).toBe(row.type)
    expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(row.applied)
  })
})

it('can be unavailable for longer than anyone should wait, and answer null', async () => {
  const { mollie } = connected()
  mollie.faults.next('create_payment', 'unavailable')
  mollie.faults.next('create_payment', 'null_answer')
  const first = await read(await mollie.fetch(asked()))
  expect(first.headers.get('retry-after')).toBe('3600')
  expect(first.body).toMatchObject({ status: 503, title: 'Service Unavailable' })
  expect((await read(await mollie.fetch(asked()))).text).toBe('null')
})

it('says with 429 when to come back', async () => {
  const { mollie } = connected()
  mollie.faults.next('create_payment', 'rate_limited')
  const answered = await read(await mollie.fetch(asked()))
  expect(answered.headers.get('retry-after')).toBe('2')
  expect(answered.body).toMatchObject({
    title: 'Too Many Requests',
    detail: 'You have exceeded the rate limit. Please slow down your requests.',
  })
})

it('tells with 429 that nothing of the rate limit is left', async () => {
  const { mollie } = connected({ rateLimit: { reset: 7 } })
  mollie.faults.next('create_payment', 'rate_limited')
  const { headers } = await mollie.fetch(asked())
  expect(headers.get('retry-after')).toBe('7')
  expect(headers.get('ratelimit')).toBe('"post-v2-payments";r=0;t=7;mollie-burst=60')
})

it('replays the true answer after an answer that was lost', async () => {
  const { mollie } = connected()
  mollie.faults.next('create_payment', 'apply_then_server_error')
  await mollie.fetch(asked())
  const again = await read(await mollie.fetch(asked()))
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(mollie.ledger.paymentsOf('order-1')).toEqual([idOf(again)])
})

it('cuts the body of an answer off in the middle', async () => {
  const { mollie } = connected()
  mollie.faults.next('create_payment', 'truncated_body')
  const response = await mollie.fetch(asked())
  expect(response.status).toBe(201)
  await expect(response.text()).rejects.toMatchObject({
    message: 'terminated',
    cause: { code: 'UND_ERR_SOCKET' },
  })
  expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(1)
})

it('stalls in the middle of a body until the caller gives up', async () => {
  const { mollie } = connected()
  mollie.faults.next('create_payment', 'stall_in_body')
  const controller = new AbortController()
  const response = await mollie.fetch(new Request(asked(), { signal: controller.signal }))
  const reader = response.body?.getReader()
  const half = await reader?.read()
  expect(half?.value?.length).toBeGreaterThan(100)
  const rest = expect(reader?.read()).rejects.toThrow('enough')
  controller.abort(new Error('enough'))
  await rest
})

describe('an answer with', () => {
  it.each([
    { fault: 'new_word', status: 'simulated-new-status' },
    { fault: 'mixed_case', status: 'CanceleD' },
    { fault: 'old_spelling', status: 'cancelled' },
  ] as const)('$fault says $status, while the payment is what it is', async ({ fault, status }) => {
    const { mollie, create, call } = connected()
    const id = idOf(await create())
    await mollie.payer.cancel(id)
    mollie.faults.next('get_payment', fault)
    expect((await call('GET', `/payments/${id}`)).body.status).toBe(status)
    expect((await call('GET', `/payments/${id}`)).body.status).toBe('canceled')
  })

  it('clock_skew is ten minutes ahead', async () => {
    const { mollie, create } = connected()
    mollie.faults.next('create_payment', 'clock_skew')
    const created = await create()
    expect(created.body.createdAt).toBe('2026-01-15T12:10:00+00:00')
    expect(created.headers.get('date')).toBe('Thu, 15 Jan 2026 12:10:00 GMT')
  })
})

describe('a fault is met', () => {
  it('by as many calls as it was planned for', async () => {
    const { mollie, create } = connected()
    mollie.faults.next('create_payment', 'server_error', { times: 2 })
    const statuses = [await create(), await create(), await create()].map(({ status }) => status)
    expect(statuses).toEqual([503, 503, 201])
  })

  it('by calls of its kind only, or by any', async () => {
    const { mollie, create, call } = connected()
    mollie.faults.next('list_payments', 'server_error')
    expect((await create()).status).toBe(201)
    expect((await call('GET', '/payments')).status).toBe(503)
    mollie.faults.next('*', 'server_error')
    expect((await call('GET', '/methods')).status).toBe(503)
  })

  it('by calls about one payment only', async () => {
    const { mollie, create, call } = connected()
    const [one, other] = [idOf(await create()), idOf(await create())]
    mollie.faults.next('get_payment', 'server_error', { payment: other })
    expect((await call('GET', `/payments/${one}`)).status).toBe(200)
    expect((await call('GET', `/payments/${other}`)).status).toBe(503)
  })

  it('by the call with one idempotency key only', async () => {
    const { mollie, create } = connected()
    mollie.faults.next('create_payment', 'server_error', { payment: 'order-2' })
    expect((await create({}, { idempotencyKey: 'order-1' })).status).toBe(201)
    expect((await create({}, { idempotencyKey: 'order-2' })).status).toBe(503)
  })

  it('with a probability, by the seed', async () => {
    const run = async (seed: number) => {
      const { mollie, create } = connected({ seed })
      mollie.faults.sometimes('create_payment', 'server_error', { probability: 0.5 })
      const statuses: number[] = []
      for (let index = 0; index < 40; index += 1) statuses.push((await create()).status)
      return statuses
    }
    const statuses = await run(3)
    expect(statuses).toEqual(await run(3))
    expect(statuses).not.toEqual(await run(4))
    const failed = statuses.filter((status) => status === 503).length
    expect(failed).toBeGreaterThan(10)
    expect(failed).toBeLessThan(30)
  })

  it('not anymore once everything was cleared', async () => {
    const { mollie, create } = connected()
    mollie.faults.next('create_payment', 'server_error', { times: 9 })
    mollie.faults.sometimes('*', 'reset', { probability: 1 })
    mollie.faults.clear()
    expect((await create()).status).toBe(201)
  })
})

it.each([
  ['create_payment', 'POST', '/payments'],
  ['list_payments', 'GET', '/payments'],
  ['get_payment', 'GET', '/payments/tr_1'],
  ['update_payment', 'PATCH', '/payments/tr_1'],
  ['cancel_payment', 'DELETE', '/payments/tr_1'],
  ['release_authorization', 'POST', '/payments/tr_1/release-authorization'],
  ['create_refund', 'POST', '/payments/tr_1/refunds'],
  ['list_refunds', 'GET', '/payments/tr_1/refunds'],
  ['list_refunds', 'GET', '/refunds'],
  ['get_refund', 'GET', '/payments/tr_1/refunds/re_1'],
  ['cancel_refund', 'DELETE', '/payments/tr_1/refunds/re_1'],
  ['create_capture', 'POST', '/payments/tr_1/captures'],
  ['list_captures', 'GET', '/payments/tr_1/captures'],
  ['get_capture', 'GET', '/payments/tr_1/captures/cpt_1'],
  ['list_chargebacks', 'GET', '/payments/tr_1/chargebacks'],
  ['get_chargeback', 'GET', '/payments/tr_1/chargebacks/chb_1'],
  ['list_methods', 'GET', '/methods'],
  ['list_methods', 'GET', '/methods/ideal'],
] as const)('meets faults at %s: %s %s', async (name, method, path) => {
  const { mollie, call } = connected()
  mollie.faults.next(name, 'server_error')
  expect((await call(method, path)).status).toBe(503)
})

it('refuses a fault that does not exist, naming those that do', () => {
  const { mollie } = connected()
  const misspelled: string = 'drop_anwser'
  const isAny = (_: string): _ is Fault => true
  if (!isAny(misspelled)) return
  expect(() => mollie.faults.next('*', misspelled)).toThrow(
    /Unknown fault "drop_anwser".*drop_answer/,
  )
  expect(() => mollie.faults.next('*', 'wrong_signature')).toThrow(RangeError)
})

it('reports the progress of a call that went well', async () => {
  const { mollie } = connected()
  const progress: string[] = []
  await mollie.fetch(asked(), { progress: (step) => progress.push(step) })
  expect(progress).toEqual(['headers_sent', 'body_sent', 'response_begun'])
})

it('rejects with the reason of an abort that came before, and reports nothing', async () => {
  const { mollie } = connected()
  const progress: string[] = []
  const signal = AbortSignal.abort(new Error('enough'))
  const sent = mollie.fetch(new Request(asked(), { signal }), {
    progress: (step) => progress.push(step),
  })
  await expect(sent).rejects.toThrow('enough')
  expect(progress).toEqual([])
  expect(mollie.ledger.entries()).toEqual([])
})

it('keeps the truth in its ledger whatever was answered', async () => {
  const { mollie, paid, call } = connected({ refundDelay: 0 })
  const id = await paid()
  mollie.faults.next('create_refund', 'drop_answer')
  const lost = call('POST', `/payments/${id}/refunds`, {
    body: { amount: eur('1.00') },
    idempotencyKey: 'refund-1',
  })
  await expect(lost).rejects.toThrow('fetch failed')
  expect(mollie.ledger.refundsOf(id)).toMatchObject([{ reference: 'refund-1' }])
  expect(mollie.ledger.refundedOf(id)).toBe(100)
})
