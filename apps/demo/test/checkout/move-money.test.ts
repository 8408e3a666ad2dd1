import { beforeAll, describe, expect, it } from 'vitest'
import { formToken } from '../../src/checkout/action.ts'
import { capturePayment, refundPayment } from '../../src/checkout/move-money.ts'
import type { Order } from '../../src/orders/order.ts'
import { refundLeft } from '../../src/payments/what-is-left.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import { latest, startAndPay } from '../../src/scenarios/play.ts'
import { truthOf } from '../../src/simulation/truth-of.ts'
import { sharedStage } from '../support/shared-stage.ts'

const amount = (minorUnits: number) => ({ currency: 'EUR', minorUnits })

describe.each(['mollie', 'antom'] as const)('at %s', (provider) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await sharedStage()
  })
  const paid = async (differs: Partial<Order> = {}) => {
    await stage.use(provider)
    stage[provider].faults.clear()
    return startAndPay(stage, { differs })
  }
  const refund = async (order: Order, minorUnits: number) => {
    const view = await latest(stage, order)
    return refundPayment(stage.shop, view, { amount: amount(minorUnits), token: formToken(view) })
  }
  const refundsOf = async (order: Order) => {
    const { payment } = await latest(stage, order)
    return truthOf(stage[provider].ledger, payment).refunds
  }

  it('refunds a part, and then at most the rest', async () => {
    const order = await paid()
    const first = await refund(order, 1000)
    await stage.pass(20_000)
    const more = await refund(order, 1451)
    const rest = await refund(order, 1450)
    await stage.pass(20_000)

    expect(first.kind).toBe('done')
    expect(more).toEqual({ kind: 'refused', reason: 'too_much' })
    expect(rest.kind).toBe('done')
    expect((await latest(stage, order)).payment.amounts.refunded).toBe(2450)
  })

  it('refunds once when a form is sent twice', async () => {
    const order = await paid()
    const view = await latest(stage, order)
    const request = { amount: amount(500), token: 'step_1' }
    const results = await Promise.all([
      refundPayment(stage.shop, view, request),
      refundPayment(stage.shop, view, request),
    ])
    const again = await refundPayment(stage.shop, await latest(stage, order), request)

    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done'])
    expect(again).toEqual({ kind: 'refused', reason: 'used_form' })
    expect(await refundsOf(order)).toBe(1)
  })

  it('counts a refund that nobody knows about as gone, and sends no other meanwhile', async () => {
    const order = await paid()
    await stage.during({ trouble: 'lost_response', provider, kind: 'refund' }, () =>
      refund(order, 1000),
    )
    const unknown = await latest(stage, order)
    const other = await refund(order, 100)

    expect(unknown.operations.at(-1)?.state).toBe('unknown')
    expect(refundLeft(unknown)).toBe(1450)
    expect(other).toEqual({ kind: 'refused', reason: 'wait' })
  })

  it('charges what is reserved, in part, and never more', async () => {
    const order = await paid({ capture: 'manual' })
    const reserved = await latest(stage, order)
    const token = formToken(reserved)
    const more = await capturePayment(stage.shop, reserved, { amount: amount(2451), token })
    const part = await capturePayment(stage.shop, reserved, { amount: amount(2000), token })
    await stage.pass(20_000)
    const { payment } = await latest(stage, order)

    expect(reserved.payment).toMatchObject({ status: 'authorized', amounts: { captured: 0 } })
    expect(more).toEqual({ kind: 'refused', reason: 'too_much' })
    expect(part.kind).toBe('done')
    expect(payment.amounts.captured).toBe(2000)
  })
})
