import { recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { connect, FIRST, order, PRICE } from '../support/connected.ts'

const MINUTE = 60_000

describe('a payment', () => {
  it('that nobody pays is closed after 14 minutes, and reads as failed', async () => {
    const { antom, simulator } = connect()
    await antom.createPayment(order('order_1'), FIRST)
    await simulator.clock.advance(15 * MINUTE)

    expect(
      (await antom.getPayment({ account: antom.account, reference: 'order_1' })).payment,
    ).toMatchObject({
      status: 'failed',
      failure: { code: 'PROCESS_FAIL', next: 'new_reference' },
      amounts: { captured: 0 },
    })
  })

  it('that is asked for again after it closed is the closed one, never a new one', async () => {
    const { antom, simulator } = connect()
    await antom.createPayment(order('order_1'), FIRST)
    const { providerTime: by } = antom.now()
    if (!by) throw new Error("the provider's time is not known")
    await simulator.clock.advance(15 * MINUTE)
    const at = '2026-01-15T12:00:00Z'

    const again = await antom.createPayment(order('order_1'), {
      previousAttempts: { firstSentAt: at, firstSentBy: by, lastEndedAt: at, lastEndedBy: by },
    })
    const known = await recover(antom, again, { clock: simulator.clock })

    expect(again).toMatchObject({
      kind: 'unknown',
      error: { code: 'earlier_request_exists', providerCode: 'ORDER_IS_CLOSED' },
    })
    expect(known).toMatchObject({ kind: 'applied', value: { status: 'failed' } })
    expect(simulator.ledger.paymentsOf('order_1')).toHaveLength(1)
  })

  it('that is asked for again after it was paid is read before anything is said', async () => {
    const { antom, simulator } = connect()
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    await simulator.payer.pay(created.value.id ?? '')
    const at = '2026-01-15T12:00:00Z'

    const again = await antom.createPayment(order('order_1'), {
      previousAttempts: { firstSentAt: at, lastEndedAt: at },
    })

    expect(again).toMatchObject({
      kind: 'applied',
      value: { status: 'captured', needsRead: false },
    })
  })

  it('of another amount under a reference that is in use is neither ours nor refused', async () => {
    const { antom, simulator } = connect()
    await antom.createPayment(order('order_1'), FIRST)

    const amount = { ...PRICE, minorUnits: 1315 }
    const clash = await antom.createPayment(order('order_1', { amount }), FIRST)
    const looked = await recover(antom, clash, { clock: simulator.clock })

    expect(clash).toMatchObject({
      kind: 'unknown',
      error: { providerCode: 'REPEAT_REQ_INCONSISTENT' },
    })
    expect(looked).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
  })

  it('through a bank that confirms later is processing, then captured or failed', async () => {
    const { antom, simulator, notifications } = connect()
    const pay = async (reference: string) => {
      const extra = { paymentMethodType: 'SOFORT' }
      const amount = { currency: 'EUR', minorUnits: 1212 }
      const created = await antom.createPayment(order(reference, { amount, extra }), FIRST)
      if (created.kind !== 'applied') throw created.error
      const { id = '' } = created.value
      await simulator.payer.pay(id)
      return id
    }
    const read = async (id: string) =>
      (await antom.getPayment({ account: antom.account, id })).payment
    const confirmed = await pay('order_1')
    const refused = await pay('order_2')
    await simulator.clock.advance(0)

    expect(await read(confirmed)).toMatchObject({ status: 'processing', nextAction: 'none' })
    const [pending] = notifications
    const delivery = pending && (await antom.receiveWebhook(pending))
    expect(delivery).toMatchObject({ hints: [{ event: 'PAYMENT_PENDING' }] })

    await simulator.bank.confirm(confirmed)
    await simulator.bank.refuse(refused)
    expect(await read(confirmed)).toMatchObject({ status: 'captured', amounts: { captured: 1212 } })
    expect(await read(refused)).toMatchObject({ status: 'failed', amounts: { captured: 0 } })
  })

  it('in yen and in rupiah counts what the provider counts', async () => {
    const { antom, simulator } = connect()
    const extra = { paymentMethodType: 'ALIPAY_CN' }
    const yen = { currency: 'JPY', minorUnits: 1050 }
    const rupiah = { currency: 'IDR', minorUnits: 155_500_000 }
    for (const [index, amount] of [yen, rupiah].entries()) {
      const created = await antom.createPayment(order(`order_${index}`, { amount, extra }), FIRST)
      if (created.kind !== 'applied') throw created.error
      const { id = '' } = created.value
      await simulator.payer.pay(id)

      expect(simulator.ledger.capturedOf(id)).toBe(amount.minorUnits)
      expect(
        (await antom.getPayment({ account: antom.account, id })).payment.amounts,
      ).toMatchObject({
        captured: amount.minorUnits,
      })
    }
  })
})

describe('a refund', () => {
  it('without balance at the provider is not applied, and needs a new reference', async () => {
    const { antom, simulator } = connect()
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    simulator.bank.limitBalance({ currency: 'PHP', minorUnits: 0 })

    expect(
      await antom.refundPayment(
        { reference: 'refund_1', payment: { account: antom.account, id }, amount: PRICE },
        FIRST,
      ),
    ).toMatchObject({
      kind: 'not_applied',
      error: { code: 'insufficient_balance' },
      next: 'new_reference',
    })
    expect(simulator.ledger.refundsOf(id)).toEqual([])
  })

  it('of more than was paid is refused', async () => {
    const { antom, simulator } = connect()
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    const amount = { ...PRICE, minorUnits: 1315 }

    expect(
      await antom.refundPayment(
        { reference: 'refund_1', payment: { account: antom.account, id }, amount },
        FIRST,
      ),
    ).toMatchObject({ kind: 'not_applied', proof: { code: 'REFUND_AMOUNT_EXCEED' } })
  })

  it('that fails at the bank reads as failed, with the reason', async () => {
    const { antom, simulator } = connect()
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    simulator.bank.holdNext('refund')
    const payment = { account: antom.account, id }
    await antom.refundPayment({ reference: 'refund_1', payment, amount: PRICE }, FIRST)
    await simulator.bank.failRefund('refund_1')

    const { refund } = await antom.getRefund({ payment, reference: 'refund_1' })
    const read = await antom.getPayment(payment)

    expect(refund.status).toBe('failed')
    expect(read.payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1314, refunded: 0, refundPending: 0 },
      refunds: [{ status: 'failed', failure: { next: 'contact' } }],
    })
  })
})
