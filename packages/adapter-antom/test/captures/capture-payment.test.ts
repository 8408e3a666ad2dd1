import { capturableOf, type Outcome, projectPayment, recover, refundableOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Connected, connect, FIRST, order } from '../support/connected.ts'

const USD = { currency: 'USD', minorUnits: 10_000 }
const CARD = {
  amount: USD,
  extra: { paymentMethodType: 'CARD', paymentMethodId: 'card_token_1' },
  payer: { ip: '203.0.113.7', email: 'a@b.example', name: { first: 'A', last: 'B' } },
}

async function authorized(connected: Connected, capture: 'automatic' | 'manual' = 'manual') {
  const { antom, simulator } = connected
  const created = await antom.createPayment(order('order_1', { ...CARD, capture }), FIRST)
  if (created.kind !== 'applied') throw created.error
  const { id = '', status } = created.value
  if (status === 'requires_action') await simulator.payer.pay(id)
  return { account: antom.account, reference: 'order_1', id }
}

describe('a card in two steps', () => {
  it('is authorized, then captured in part, refunded in part, as the transactions say', async () => {
    const connected = connect()
    const { antom, sent } = connected
    const payment = await authorized(connected)

    expect(await sent[0]?.clone().json()).toMatchObject({
      paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: 'card_token_1' },
      paymentFactor: { isAuthorization: true, captureMode: 'MANUAL' },
      order: { buyer: { buyerEmail: 'a@b.example', buyerName: { firstName: 'A', lastName: 'B' } } },
      env: { terminalType: 'WEB', clientIp: '203.0.113.7' },
    })
    const before = (await antom.getPayment(payment)).payment
    expect(before).toMatchObject({
      status: 'authorized',
      amounts: { authorized: 10_000, captured: 0 },
    })
    expect(before.times.captureBefore).toBeDefined()
    expect([capturableOf(before), refundableOf(before)]).toEqual([10_000, 0])

    const captured = await antom.capturePayment(
      { reference: 'capture_1', payment, amount: { ...USD, minorUnits: 4_000 } },
      FIRST,
    )
    expect(captured).toMatchObject({
      kind: 'applied',
      value: { status: 'succeeded', reference: 'capture_1', amount: 4_000 },
      observation: { needsRead: true },
    })
    const partly = (await antom.getPayment(payment)).payment
    expect(partly).toMatchObject({ status: 'authorized', amounts: { captured: 4_000 } })
    expect([capturableOf(partly), refundableOf(partly)]).toEqual([6_000, 4_000])
  })

  it('that stays captured in part is over once a read begins well after its authorization', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    const amount = { ...USD, minorUnits: 4_000 }
    await antom.capturePayment({ reference: 'capture_1', payment, amount }, FIRST)

    await simulator.clock.advance(6 * 86_400_000)
    expect((await antom.getPayment(payment)).payment.status).toBe('authorized')
    await simulator.clock.advance(2 * 86_400_000)
    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { authorized: 10_000, captured: 4_000 },
    })
  })

  it('that is captured in part for the last time is captured with the next read', async () => {
    const connected = connect()
    const { antom } = connected
    const payment = await authorized(connected)
    const capture = { reference: 'capture_1', payment, amount: { ...USD, minorUnits: 4_000 } }
    const authorizedRead = await antom.getPayment(payment)

    const outcome = await antom.capturePayment({ ...capture, final: true }, FIRST)
    if (outcome.kind !== 'applied') throw outcome.error
    const after = await antom.getPayment(payment)

    const evidence = [authorizedRead.observation, outcome.observation, after.observation]
    const projected = projectPayment(payment, evidence).payment
    expect(outcome.value.final).toBe(true)
    expect(projected).toMatchObject({
      status: 'captured',
      amounts: { authorized: 10_000, captured: 4_000 },
      captures: [{ reference: 'capture_1', final: true }],
    })
    expect([capturableOf(projected), refundableOf(projected)]).toEqual([0, 4_000])
  })

  it('is captured for the last time also where the answer was lost and a look found it', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    const amount = { ...USD, minorUnits: 4_000 }
    simulator.faults.next('capture', 'drop_answer')
    const capture = { reference: 'capture_1', payment, amount, final: true }

    const lost = await antom.capturePayment(capture, FIRST)
    if (lost.kind !== 'unknown') throw new Error('the answer was not lost')
    const found = await antom.lookup(lost.pending)
    if (found.kind !== 'decided' || found.outcome.kind !== 'applied') throw new Error('not found')

    const { payment: projected } = projectPayment(payment, [found.outcome.observation])
    expect(projected).toMatchObject({ status: 'captured', amounts: { captured: 4_000 } })
  })

  it('recovers a capture whose answer is lost to one capture', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    simulator.faults.next('capture', 'drop_answer')

    const first = await antom.capturePayment(
      { reference: 'capture_1', payment, amount: USD },
      FIRST,
    )
    const second = await recover(antom, first, { clock: simulator.clock })

    expect(first.kind).toBe('unknown')
    expect(second).toMatchObject({ kind: 'applied', value: { reference: 'capture_1' } })
    expect(simulator.ledger.capturedOf(payment.id)).toBe(10_000)
  })

  it('finds a capture that is under way among the transactions', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    simulator.bank.holdNext('capture')

    const first = await antom.capturePayment(
      { reference: 'capture_1', payment, amount: USD },
      FIRST,
    )
    if (first.kind !== 'unknown') throw new Error('a capture under way is not known')
    const found = await antom.lookup(first.pending)

    expect(found).toMatchObject({
      kind: 'decided',
      outcome: { kind: 'applied', value: { status: 'pending', amount: 10_000 } },
    })
    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'authorized',
      amounts: { capturePending: 10_000 },
    })
  })

  it('is reported by a repeated answer that may be as old as the first attempt', async () => {
    const connected = connect()
    const { antom } = connected
    const payment = await authorized(connected)
    const asked = { reference: 'capture_1', payment, amount: USD }
    const at = '2026-01-15T12:00:00Z'

    const first = await antom.capturePayment(asked, FIRST)
    const again = await antom.capturePayment(asked, {
      previousAttempts: { firstSentAt: at, lastEndedAt: at },
    })

    expect(first).toHaveProperty('observation.asOf.begun')
    expect(again).toMatchObject({ kind: 'applied' })
    expect(again).not.toHaveProperty('observation.asOf.begun')
  })

  it('does not take a capture of another amount under the same reference for its own', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    const capture = (minorUnits: number) =>
      antom.capturePayment(
        { reference: 'capture_1', payment, amount: { ...USD, minorUnits } },
        FIRST,
      )
    await capture(4_000)

    const clash = await capture(5_000)
    const looked = await recover(antom, clash, { clock: simulator.clock })

    expect(clash).toMatchObject({
      kind: 'unknown',
      error: { providerCode: 'REPEAT_REQ_INCONSISTENT' },
    })
    expect(looked).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
  })

  it('has a capture beyond the authorization proven absent by as many lookups as that takes', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    const amount = { ...USD, minorUnits: 10_001 }

    const first = await antom.capturePayment({ reference: 'capture_1', payment, amount }, FIRST)
    const once = await lookedUp(connected, { outcome: first, times: 1 })
    const often = await lookedUp(connected, { outcome: first, times: 6 })

    expect(first).toMatchObject({
      kind: 'unknown',
      error: { providerCode: 'CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT' },
    })
    expect(once.kind).toBe('unknown')
    expect(often).toMatchObject({ kind: 'not_applied', proof: { type: 'absent' } })
    expect(simulator.ledger.capturedOf(payment.id)).toBe(0)
  })

  it('is not captured twice where a repeat is refused and a read lags behind', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected)
    const amount = { ...USD, minorUnits: 4_000 }
    simulator.faults.next('capture', 'drop_answer')
    const lost = await antom.capturePayment({ reference: 'capture_1', payment, amount }, FIRST)
    simulator.answers.next('capture', { resultCode: 'CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT' })
    const lagging = ({ transactions: _late, ...answer }: Readonly<Record<string, unknown>>) =>
      answer
    simulator.answers.rewrite('inquiry_payment', lagging)

    const repeated = await recover(antom, lost, { clock: simulator.clock })
    const read = await recover(antom, repeated, { clock: simulator.clock, wanted: false })

    expect(repeated.kind).toBe('unknown')
    expect(read.kind).toBe('unknown')
    expect(simulator.ledger.capturedOf(payment.id)).toBe(4_000)
  })
})

/** Looks an outcome up so often, as far apart as lookups have to be. */
async function lookedUp(
  { antom, simulator }: Connected,
  { outcome, times }: { readonly outcome: Outcome<'capture_payment'>; readonly times: number },
) {
  let known = outcome
  for (let lookup = 0; lookup < times; lookup += 1) {
    await simulator.clock.advance(20_000)
    known = await recover(antom, known, { clock: simulator.clock, wanted: false })
  }
  return known
}

describe('a card in one step', () => {
  it('is authorized until the capture that Antom makes by itself shows', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await authorized(connected, 'automatic')

    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'authorized',
      amounts: { captured: 0 },
    })
    await simulator.clock.advance(5_000)
    const { payment: after } = await antom.getPayment(payment)
    expect(after).toMatchObject({ status: 'captured', captures: [{ origin: 'provider' }] })
    expect(after.allowed.cancelable).toBe('no')
  })
})
