import {
  applyObservation,
  createPaymentRecord,
  type Observation,
  type Payment,
  recover,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Connected, connect, FIRST, order, PRICE } from '../support/connected.ts'

const MINUTE = 60_000

async function begun(connected: Connected) {
  const { antom } = connected
  const created = await antom.createPayment(order('order_1'), FIRST)
  if (created.kind !== 'applied') throw created.error
  const { id = '' } = created.value
  return { id, payment: { account: antom.account, reference: 'order_1', id }, created }
}

function cancel({ antom }: Connected, payment: { readonly id: string }) {
  const target = { account: antom.account, ...payment }
  return antom.cancelPayment({ reference: 'cancel_1', payment: target, ifPaid: 'reverse' }, FIRST)
}

function together({ antom }: Connected, evidence: readonly Observation[]): Payment {
  const intent = { account: antom.account, reference: 'order_1', requested: PRICE }
  let record = createPaymentRecord(intent)
  for (const observation of evidence) record = applyObservation(record, observation).record
  return record.payment
}

describe('a cancel', () => {
  it('of a payment that was paid returns everything', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { id, payment, created } = await begun(connected)
    await simulator.payer.pay(id)
    const paid = await antom.getPayment(payment)

    const canceled = await cancel(connected, { id })
    if (canceled.kind !== 'applied') throw canceled.error
    const read = await antom.getPayment(payment)

    const evidence = [created.observation, paid.observation, canceled.observation, read.observation]
    expect(together(connected, evidence)).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1314, reversed: 1314, refunded: 0 },
      cancellations: [{ status: 'done', effect: 'canceled' }],
    })
    expect(simulator.ledger.reversedOf(id)).toBe(1314)
  })

  it('of a payment that failed is taken, and the payment stays failed', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { id, payment, created } = await begun(connected)
    await simulator.clock.advance(15 * MINUTE)

    const canceled = await cancel(connected, { id })
    if (canceled.kind !== 'applied') throw canceled.error
    const read = await antom.getPayment(payment)

    expect(canceled.value.status).toBe('accepted')
    expect(
      together(connected, [created.observation, canceled.observation, read.observation]),
    ).toMatchObject({ status: 'failed', cancellations: [{ status: 'done', effect: 'none' }] })
  })

  it('of a payment that was refunded is unknown until lookups have shown it often enough', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { id, payment } = await begun(connected)
    await simulator.payer.pay(id)
    await antom.refundPayment(
      { reference: 'refund_1', payment, amount: { ...PRICE, minorUnits: 300 } },
      FIRST,
    )

    const first = await cancel(connected, { id })
    const once = await recover(antom, first, { clock: simulator.clock, wanted: false })
    let often = once
    for (let lookup = 0; lookup < 5; lookup += 1) {
      await simulator.clock.advance(20_000)
      often = await recover(antom, often, { clock: simulator.clock, wanted: false })
    }

    expect(first).toMatchObject({ kind: 'unknown', error: { providerCode: 'PROCESS_FAIL' } })
    expect(once.kind).toBe('unknown')
    expect(often).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent' },
      next: 'different_operation',
    })
    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1314, refunded: 300, reversed: 0 },
      allowed: { cancelable: 'no' },
    })
  })

  it('refused by an answer that nobody signed is not rejected because a read shows it paid', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { id } = await begun(connected)
    await simulator.payer.pay(id)
    simulator.answers.next('cancel', { resultCode: 'PROCESS_FAIL' })
    simulator.flaws.next('cancel', 'unsigned')

    const first = await cancel(connected, { id })
    const looked = await recover(antom, first, { clock: simulator.clock, wanted: false })

    expect(first).toMatchObject({ kind: 'unknown', error: { code: 'unverified_response' } })
    expect(looked).toMatchObject({
      kind: 'unknown',
      pending: { misses: [{ positiveControl: 'seen' }] },
    })
  })

  it('that came too late leaves the refund as the other way', async () => {
    const connected = connect()
    const { simulator } = connected
    const { id } = await begun(connected)
    await simulator.payer.pay(id)
    await simulator.clock.advance(2 * 86_400_000)

    expect(await cancel(connected, { id })).toMatchObject({
      kind: 'not_applied',
      proof: { code: 'CANCEL_WINDOW_EXCEED' },
      next: 'different_operation',
    })
  })

  it('stands against money that comes later, which goes back', async () => {
    const connected = connect()
    const { antom, simulator, notifications } = connected
    const { id, payment, created } = await begun(connected)
    const canceled = await cancel(connected, { id })
    if (canceled.kind !== 'applied') throw canceled.error
    await simulator.payer.pay(id)
    await simulator.clock.advance(0)
    const read = await antom.getPayment(payment)
    const pushed: Observation[] = []
    for (const request of notifications) {
      const delivery = await antom.receiveWebhook(request)
      if (delivery.kind === 'received') pushed.push(...delivery.observations)
    }

    const evidence = [created.observation, canceled.observation, read.observation, ...pushed]
    expect(together(connected, evidence)).toMatchObject({ status: 'canceled' })
    expect(simulator.ledger.capturedOf(id) - simulator.ledger.reversedOf(id)).toBe(0)
  })

  it('stands against a read that shows success later: the money goes back by itself', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { id, payment, created } = await begun(connected)
    await cancel(connected, { id })
    const canceled = await antom.getPayment(payment)
    simulator.answers.rewrite('inquiry_payment', (fields) => ({
      ...fields,
      paymentStatus: 'SUCCESS',
      paymentTime: '2026-01-15T12:01:00Z',
    }))
    const late = await antom.getPayment(payment)

    const evidence = [created.observation, canceled.observation, late.observation]
    expect(together(connected, evidence)).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1314, reversed: 1314 },
    })
  })

  it.each([
    ['canceled', 0, 'canceled'],
    ['failed', 15 * MINUTE, 'none'],
  ] as const)(
    'whose answer is lost is done once a read shows the payment %s',
    async (status, wait, effect) => {
      const connected = connect()
      const { antom, simulator, sent } = connected
      const { id, payment } = await begun(connected)
      await simulator.clock.advance(wait)
      simulator.faults.next('cancel', 'drop_answer')

      const lost = await cancel(connected, { id })
      const known = await recover(antom, lost, { clock: simulator.clock, wanted: false })

      expect(lost.kind).toBe('unknown')
      expect(known).toMatchObject({ kind: 'applied', value: { status: 'done', effect } })
      expect((await antom.getPayment(payment)).payment.status).toBe(status)
      expect(sent.filter(({ url }) => url.endsWith('/cancel'))).toHaveLength(1)
    },
  )

  it('withdraws a create whose answer was lost, by our reference alone', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    simulator.faults.next('pay', 'drop_answer')
    const lost = await antom.createPayment(order('order_1'), FIRST)
    const payment = { account: antom.account, reference: 'order_1' }

    const canceled = await antom.cancelPayment(
      { reference: 'cancel_1', payment, ifPaid: 'reverse' },
      FIRST,
    )
    const known = await recover(antom, lost, { clock: simulator.clock, wanted: false })

    expect(canceled.kind).toBe('applied')
    expect(known).toMatchObject({ kind: 'applied', value: { status: 'canceled' } })
    expect(simulator.ledger.paymentsOf('order_1')).toHaveLength(1)
  })

  it('that must keep paid money is read before it is repeated, and not sent once the payer has paid', async () => {
    const connected = connect()
    const { antom, simulator, sent } = connected
    const { id, payment } = await begun(connected)
    simulator.faults.next('cancel', 'reset')
    const keep = {
      reference: 'cancel_1',
      payment,
      ifPaid: 'keep',
      lastRead: 'requires_action',
    } as const
    const lost = await antom.cancelPayment(keep, FIRST)
    await simulator.payer.pay(id)

    const again = await recover(antom, lost, { clock: simulator.clock })

    expect(lost.kind).toBe('unknown')
    expect(again.kind).toBe('unknown')
    expect(sent.filter(({ url }) => url.endsWith('/cancel'))).toHaveLength(1)
    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1314, reversed: 0 },
    })
  })

  it('that must keep paid money is repeated while the payment is unpaid', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const { payment } = await begun(connected)
    simulator.faults.next('cancel', 'reset')
    const keep = {
      reference: 'cancel_1',
      payment,
      ifPaid: 'keep',
      lastRead: 'requires_action',
    } as const
    const lost = await antom.cancelPayment(keep, FIRST)

    const again = await recover(antom, lost, { clock: simulator.clock })

    expect(again.kind).toBe('applied')
    expect((await antom.getPayment(payment)).payment.status).toBe('canceled')
  })
})
