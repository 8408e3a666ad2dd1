import { type Outcome, recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Connected, connect, FIRST, order, PRICE } from '../support/connected.ts'

/** Looks until something is known, as far apart as looks have to be; never repeats. */
async function lookedFor(
  { antom, simulator }: Connected,
  first: Outcome<'create_payment'>,
  control?: { readonly account: typeof antom.account; readonly reference: string },
) {
  let outcome = first
  let looks = 0
  while (outcome.kind === 'unknown' && looks < 6) {
    outcome = await recover(antom, outcome, {
      clock: simulator.clock,
      wanted: false,
      positiveControl: control,
    })
    // The signed times are whole seconds: lookups have to be surely apart.
    await simulator.clock.advance(20_000)
    looks += 1
  }
  return { outcome, looks }
}

describe('a payment that never arrived', () => {
  it('is absent after four looks, 15 seconds apart, beside a payment that this account sees', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    await antom.createPayment(order('order_0'), FIRST)
    simulator.faults.next('pay', 'reset')
    const lost = await antom.createPayment(order('order_1'), FIRST)
    await simulator.clock.advance(5_000)

    const control = { account: antom.account, reference: 'order_0' }
    const { outcome, looks } = await lookedFor(connected, lost, control)

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent', misses: [{}, {}, {}, {}] },
      next: 'same_reference',
    })
    expect(looks).toBe(4)
  })

  it('is never taken for absent without one', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    simulator.faults.next('pay', 'reset')
    const lost = await antom.createPayment(order('order_1'), FIRST)
    await simulator.clock.advance(1)

    expect((await lookedFor(connected, lost)).outcome.kind).toBe('unknown')
  })

  it('is not sought for by an answer that nobody signed', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    simulator.faults.next('pay', 'reset')
    const lost = await antom.createPayment(order('order_1'), FIRST)
    if (lost.kind !== 'unknown') throw new Error('it is known')
    simulator.flaws.next('inquiry_payment', 'unsigned')

    expect(await antom.lookup(lost.pending)).toMatchObject({ kind: 'inconclusive' })
  })
})

describe('a refund whose sending is unknown', () => {
  async function paid(connected: Connected) {
    const { antom, simulator } = connected
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    return { account: antom.account, reference: 'order_1', id }
  }

  it('is found by our reference, without sending it again', async () => {
    const connected = connect()
    const { antom, simulator, sent } = connected
    const payment = await paid(connected)
    simulator.faults.next('refund', 'drop_answer')
    const lost = await antom.refundPayment({ reference: 'refund_1', payment, amount: PRICE }, FIRST)

    const found = await recover(antom, lost, { clock: simulator.clock, wanted: false })

    expect(found).toMatchObject({ kind: 'applied', value: { status: 'succeeded', amount: 1314 } })
    expect(sent.filter(({ url }) => url.endsWith('/refund'))).toHaveLength(1)
  })

  it('is reported by a repeated answer that may be as old as the first attempt', async () => {
    const connected = connect()
    const { antom } = connected
    const payment = await paid(connected)
    const asked = { reference: 'refund_1', payment, amount: PRICE }
    const at = '2026-01-15T12:00:00Z'

    const first = await antom.refundPayment(asked, FIRST)
    const again = await antom.refundPayment(asked, {
      previousAttempts: { firstSentAt: at, lastEndedAt: at },
    })

    expect(first).toHaveProperty('observation.asOf.begun')
    expect(again).toMatchObject({ kind: 'applied' })
    expect(again).not.toHaveProperty('observation.asOf.begun')
  })

  it('is foreign where another amount stands under our reference', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await paid(connected)
    const part = { ...PRICE, minorUnits: 300 }
    await antom.refundPayment({ reference: 'refund_1', payment, amount: part }, FIRST)
    simulator.faults.next('refund', 'drop_answer')

    const clash = await antom.refundPayment(
      { reference: 'refund_1', payment, amount: PRICE },
      FIRST,
    )
    const looked = await recover(antom, clash, { clock: simulator.clock, wanted: false })

    expect(clash.kind).toBe('unknown')
    expect(looked).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(1)
  })

  it('is found in its payment where its own inquiry does not show it', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const payment = await paid(connected)
    await antom.refundPayment({ reference: 'refund_1', payment, amount: PRICE }, FIRST)
    simulator.answers.next('inquiry_refund', { resultCode: 'REFUND_NOT_EXIST' })

    expect(await antom.findRefund({ payment, reference: 'refund_1' })).toMatchObject({
      kind: 'found',
      refund: { reference: 'refund_1', amount: 1314 },
    })
  })

  it('not seen has the payment that was seen beside it as its control', async () => {
    const connected = connect()
    const payment = await paid(connected)

    expect(await connected.antom.findRefund({ payment, reference: 'refund_9' })).toMatchObject({
      kind: 'not_seen',
      miss: { reference: 'refund_9', complete: true, positiveControl: 'seen' },
    })
  })
})

describe('a repeat', () => {
  it('is refused before a byte leaves once the provider may have forgotten the first', async () => {
    const { antom, sent } = connect()
    const previousAttempts = {
      firstSentAt: '2026-01-14T11:00:00Z',
      lastEndedAt: '2026-01-14T11:00:01Z',
    }

    expect(await antom.createPayment(order('order_1'), { previousAttempts })).toMatchObject({
      kind: 'unknown',
      error: { code: 'replay_window_over' },
      pending: { plan: { lookup: 'reference' } },
    })
    expect(sent).toEqual([])
  })

  it('carries the same bytes under a new signature of its own time', async () => {
    const { antom, simulator, sent } = connect()
    simulator.faults.next('pay', 'drop_answer')
    const lost = await antom.createPayment(order('order_1'), FIRST)
    await simulator.clock.advance(1_000)
    await recover(antom, lost, { clock: simulator.clock })

    const [first, second] = sent
    expect(await second?.text()).toBe(await first?.text())
    expect(second?.headers.get('request-time')).not.toBe(first?.headers.get('request-time'))
    expect(second?.headers.get('signature')).not.toBe(first?.headers.get('signature'))
  })
})
