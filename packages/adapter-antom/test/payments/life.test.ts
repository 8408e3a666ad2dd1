import { applyObservation, createPaymentRecord, matchOutcome, recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { connect, FIRST, order, PRICE } from '../support/connected.ts'

describe('the main path', () => {
  it('creates a payment, sees it paid, refunds it in part and then whole', async () => {
    const { antom, simulator, notifications } = connect()

    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    expect(created.value).toMatchObject({
      status: 'requires_action',
      reference: 'order_1',
      amounts: { requested: 1314, amount: 1314, authorized: 0, captured: 0 },
      nextAction: { type: 'redirect', method: 'GET' },
      needsRead: false,
    })

    const { id = '' } = created.value
    await simulator.payer.pay(id)
    await simulator.clock.advance(0)
    const [notification] = notifications
    if (!notification) throw new Error('no notification came')
    const delivery = await antom.receiveWebhook(notification)
    if (delivery.kind !== 'received') throw delivery.error
    expect(delivery.hints).toMatchObject([
      { reference: 'order_1', paymentId: id, event: 'PAYMENT_RESULT', recognized: true },
    ])

    const paid = await antom.getPayment({ account: antom.account, reference: 'order_1' })
    expect(paid.payment).toMatchObject({ status: 'captured', id, amounts: { captured: 1314 } })

    const payment = { account: antom.account, id, reference: 'order_1' }
    const part = await antom.refundPayment(
      { reference: 'refund_1', payment, amount: { ...PRICE, minorUnits: 300 } },
      FIRST,
    )
    expect(part).toMatchObject({
      kind: 'applied',
      value: { status: 'succeeded', amount: 300, reference: 'refund_1' },
    })
    const rest = await antom.refundPayment(
      { reference: 'refund_2', payment, amount: { ...PRICE, minorUnits: 1014 } },
      FIRST,
    )
    expect(rest.kind).toBe('applied')
    expect(await antom.getRefund({ payment, reference: 'refund_1' })).toMatchObject({
      refund: { status: 'succeeded', amount: 300 },
    })
    expect((await antom.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { refunded: 1314 },
    })
    expect(simulator.ledger.refundedOf(id)).toBe(1314)
  })

  it('recovers a create whose answer is lost, by the same bytes, and makes one payment', async () => {
    const { antom, simulator } = connect()
    simulator.faults.next('pay', 'drop_answer')

    const first = await antom.createPayment(order('order_1'), FIRST)
    const second = await recover(antom, first, { clock: simulator.clock })

    expect(first.kind).toBe('unknown')
    expect(second).toMatchObject({ kind: 'applied', value: { status: 'requires_action' } })
    expect(simulator.ledger.paymentsOf('order_1')).toHaveLength(1)
  })

  it('accepts a cancel and has a read say what it did', async () => {
    const { antom, simulator } = connect()
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const payment = { account: antom.account, reference: 'order_1' }

    const canceled = await antom.cancelPayment(
      { reference: 'cancel_1', payment, ifPaid: 'reverse' },
      FIRST,
    )
    if (canceled.kind !== 'applied') throw canceled.error
    expect(canceled.value).toMatchObject({ status: 'accepted', reference: 'cancel_1' })

    let record = createPaymentRecord({
      account: antom.account,
      reference: 'order_1',
      requested: PRICE,
    })
    const read = await antom.getPayment(payment)
    for (const observation of [created.observation, canceled.observation, read.observation]) {
      const applied = applyObservation(record, observation)
      if (applied.kind === 'applied') record = applied.record
    }
    expect(record.payment).toMatchObject({
      status: 'canceled',
      cancellations: [{ status: 'done', effect: 'canceled' }],
      needsRead: false,
    })
    expect(simulator.ledger.capturedOf(created.value.id ?? '')).toBe(0)
  })

  it('is settled in three ways', async () => {
    const { antom } = connect()
    const outcome = await antom.createPayment(order('order_1'), FIRST)

    expect(
      matchOutcome(outcome, { applied: () => 'a', notApplied: () => 'n', unknown: () => 'u' }),
    ).toBe('a')
  })
})
