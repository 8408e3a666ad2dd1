import { afterEach, describe, expect, it } from 'vitest'
import { startSimulatorServer } from '../../src/index.ts'
import { connected as connectAntom, payFields, signedRequest } from '../antom/merchant.ts'
import { connected as connectMollie, idOf, PAYMENT, request } from '../mollie/connected.ts'

const NOON = 'Thu, 15 Jan 2026 12:00:00 GMT'
const NOON_AT_ANTOM = '2026-01-15T04:00:00-08:00'
const HOUR = 3_600_000

const asked = () => request('POST', '/payments', { body: PAYMENT, idempotencyKey: 'order-1' })
const pay = () => signedRequest('pay', { fields: payFields() })

describe('Mollie says in each answer when it gave it', () => {
  it.each([
    { what: 'a payment', path: '/payments', status: 200 },
    { what: 'a refusal', path: '/payments/tr_nobody', status: 404 },
    { what: 'a path that is none', path: '/nowhere', status: 404 },
    { what: 'a checkout page', path: 'https://api.mollie.test/checkout/tr_x', status: 404 },
  ])('with $what', async ({ path, status }) => {
    const { call } = connectMollie()
    const answered = await call('GET', path)
    expect(answered.status).toBe(status)
    expect(answered.headers.get('date')).toBe(NOON)
  })

  it.each([
    'server_error',
    'html_error',
    'json_without_status',
    'rate_limited',
    'unavailable',
    'redirect',
    'redirect_as_get',
    'empty_answer',
    'null_answer',
    'apply_then_html_error',
  ] as const)('under the fault %s', async (fault) => {
    const { mollie } = connectMollie()
    mollie.faults.next('create_payment', fault)
    expect((await mollie.fetch(asked())).headers.get('date')).toBe(NOON)
  })

  it('with a replayed answer, whose time is that of the replay', async () => {
    const { mollie } = connectMollie()
    await mollie.fetch(asked())
    await mollie.clock.advance(90_500)
    const again = await mollie.fetch(asked())
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('date')).toBe('Thu, 15 Jan 2026 12:01:30 GMT')
  })
})

describe('the time of an answer of Mollie’s', () => {
  it.each([
    { fault: 'no_time', date: null },
    { fault: 'unreadable_time', date: 'the day before yesterday' },
    { fault: 'wrong_time', date: 'Thu, 15 Jan 2026 15:00:00 GMT' },
  ] as const)('is $date under the fault $fault, and all else is right', async (row) => {
    const { mollie, call, create } = connectMollie()
    mollie.faults.next('create_payment', row.fault)
    const made = await create()
    expect(made.status).toBe(201)
    expect(made.headers.get('date')).toBe(row.date)
    expect(made.body.createdAt).toBe('2026-01-15T12:00:00+00:00')
    expect((await call('GET', `/payments/${idOf(made)}`)).headers.get('date')).toBe(NOON)
  })

  it('is wrong by any span, also backwards, for one call', async () => {
    const { mollie, create } = connectMollie()
    mollie.faults.next('create_payment', 'wrong_time', { clockSkewMs: -5 * HOUR })
    mollie.faults.next('create_payment', 'clock_skew', { clockSkewMs: HOUR })
    expect((await create()).headers.get('date')).toBe('Thu, 15 Jan 2026 07:00:00 GMT')
    const skewed = await create()
    expect(skewed.headers.get('date')).toBe('Thu, 15 Jan 2026 13:00:00 GMT')
    expect(skewed.body.createdAt).toBe('2026-01-15T13:00:00+00:00')
  })

  it('is that of a clock of its own, which may be ahead for good', async () => {
    const { mollie, create } = connectMollie({ clockSkewMs: 2 * HOUR })
    const made = await create()
    expect(made.headers.get('date')).toBe('Thu, 15 Jan 2026 14:00:00 GMT')
    expect(made.body.createdAt).toBe('2026-01-15T14:00:00+00:00')
    expect(new Date(mollie.clock.now()).toUTCString()).toBe(NOON)
  })
})

describe('Antom says in each answer when it gave it', () => {
  it('signed, in its own header, and as every server does', async () => {
    const { send } = connectAntom()
    const { response, isSigned } = await send(pay())
    expect(isSigned).toBe(true)
    expect(response.headers.get('response-time')).toBe(NOON_AT_ANTOM)
    expect(response.headers.get('date')).toBe(NOON)
  })

  it.each([
    'server_error',
    'html_error',
    'json_without_status',
    'rate_limited',
    'redirect',
    'empty_answer',
  ] as const)('as every server does, under the fault %s', async (fault) => {
    const { antom } = connectAntom()
    antom.faults.next('pay', fault)
    expect((await antom.fetch(pay())).headers.get('date')).toBe(NOON)
  })
})

describe('the time of an answer of Antom’s', () => {
  it.each([
    { fault: 'no_time', time: null, date: null, isSigned: false },
    {
      fault: 'unreadable_time',
      time: 'the day before yesterday',
      date: 'the day before yesterday',
      isSigned: true,
    },
    {
      fault: 'wrong_time',
      time: '2026-01-15T07:00:00-08:00',
      date: 'Thu, 15 Jan 2026 15:00:00 GMT',
      isSigned: true,
    },
  ] as const)('is $time under the fault $fault', async ({ fault, time, date, isSigned }) => {
    const { antom, send } = connectAntom()
    antom.faults.next('pay', fault)
    const { response, isSigned: isGenuine, fields } = await send(pay())
    expect(response.headers.get('response-time')).toBe(time)
    expect(response.headers.get('date')).toBe(date)
    expect(isGenuine).toBe(isSigned)
    expect(fields.paymentCreateTime).toBe(NOON_AT_ANTOM)
  })

  it('is wrong by any span for one call, and genuine', async () => {
    const { antom, send } = connectAntom()
    antom.faults.next('pay', 'clock_skew', { clockSkewMs: -24 * HOUR })
    const { response, isSigned, fields } = await send(pay())
    expect(response.headers.get('response-time')).toBe('2026-01-14T04:00:00-08:00')
    expect(fields.paymentCreateTime).toBe('2026-01-14T04:00:00-08:00')
    expect(isSigned).toBe(true)
  })

  it('is that of a clock of its own, which may be behind for good', async () => {
    const { antom, send } = connectAntom({ clockSkewMs: -HOUR })
    const { response, isSigned } = await send(pay())
    expect(response.headers.get('response-time')).toBe('2026-01-15T03:00:00-08:00')
    expect(new Date(antom.clock.now()).toUTCString()).toBe(NOON)
    expect(isSigned).toBe(true)
  })

  it('of a notification can be wrong too', async () => {
    const { antom, paidPayment, settle, endpoint } = connectAntom()
    antom.flaws.next('notification', 'wrong_time', { clockSkewMs: -24 * HOUR })
    await paidPayment()
    await settle()
    const [told] = endpoint.received
    expect(told?.request.headers.get('request-time')).toBe('2026-01-14T04:00:00-08:00')
    expect(told?.fields.paymentTime).toBe(NOON_AT_ANTOM)
  })
})

describe('an old answer of Antom’s that somebody plays back', () => {
  it('is a genuine refusal of a year ago, while the call is applied', async () => {
    const { antom, send } = connectAntom()
    antom.faults.next('pay', 'old_answer')
    const { response, isSigned, fields } = await send(pay())
    expect(fields.result).toMatchObject({ resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' })
    expect(response.headers.get('response-time')).toBe('2025-01-15T04:00:00-08:00')
    expect(response.headers.get('date')).toBe(NOON)
    expect(isSigned).toBe(true)
    expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
  })

  it('has any age and any code', async () => {
    const { antom, send } = connectAntom()
    antom.answers.next('pay', { resultCode: 'RISK_REJECT', ageMs: HOUR })
    const { response, isSigned, fields } = await send(pay())
    expect(fields.result.resultCode).toBe('RISK_REJECT')
    expect(response.headers.get('response-time')).toBe('2026-01-15T03:00:00-08:00')
    expect(isSigned).toBe(true)
    expect(antom.ledger.paymentsOf('REQ_1')).toEqual([])
  })

  it('is nothing that Mollie, which does not sign, can give', () => {
    const { mollie } = connectMollie()
    expect(() => mollie.faults.next('*', 'old_answer')).toThrow('Unknown fault "old_answer"')
  })
})

it('only what is wrong about a clock is wrong by a span', () => {
  const { mollie } = connectMollie()
  const { antom } = connectAntom()
  const skew = { clockSkewMs: 1 }
  expect(() => mollie.faults.next('*', 'no_time', skew)).toThrow(
    'The fault "no_time" takes no clockSkewMs',
  )
  expect(() => antom.flaws.next('*', 'unsigned', skew)).toThrow(
    'The fault "unsigned" takes no clockSkewMs',
  )
  expect(() => mollie.faults.next('*', 'wrong_time', { clockSkewMs: Number.NaN })).toThrow(
    'clockSkewMs is a number of milliseconds',
  )
  expect(() => connectMollie({ clockSkewMs: Number.POSITIVE_INFINITY })).toThrow(RangeError)
})

describe('on a port', () => {
  const open: { close(): Promise<void> }[] = []

  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function started() {
    const { mollie } = connectMollie()
    const { antom } = connectAntom()
    const server = await startSimulatorServer({ mollie, antom })
    open.push(server)
    const create = () => fetch(`${server.mollieUrl}/payments`, reissued(asked()))
    const payAntom = () => fetch(`${server.antomUrl}${pathOf(pay())}`, reissued(pay()))
    return { mollie, antom, server, create, payAntom }
  }

  it('the time is the simulator’s too, and not the machine’s', async () => {
    const { create, payAntom } = await started()
    const [one, other] = [await create(), await payAntom()]
    expect(one.headers.get('date')).toBe(NOON)
    expect(other.headers.get('date')).toBe(NOON)
    expect(other.headers.get('response-time')).toBe(NOON_AT_ANTOM)
  })

  it('a time that is missing is missing', async () => {
    const { mollie, antom, server, create, payAntom } = await started()
    mollie.faults.next('*', 'no_time')
    antom.faults.next('*', 'no_time')
    expect((await create()).headers.has('date')).toBe(false)
    expect((await payAntom()).headers.has('date')).toBe(false)
    expect((await fetch(`${server.url}/nowhere`)).headers.has('date')).toBe(false)
  })

  it('what a gateway says in place of a provider carries the simulator’s time', async () => {
    const { mollie, create } = await started()
    mollie.faults.next('*', 'html_error')
    expect((await create()).headers.get('date')).toBe(NOON)
  })
})

const pathOf = (request: Request) => new URL(request.url).pathname

function reissued(request: Request) {
  return { method: 'POST', headers: request.headers, body: request.body, duplex: 'half' as const }
}
