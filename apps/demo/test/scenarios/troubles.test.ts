import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { refundOrder } from '../../src/checkout/refund-order.ts'
import { formToken } from '../../src/payments/form-token.ts'
import { openStage, type Stage } from '../../src/scenarios/open-stage.ts'
import { latest, startAndPay } from '../../src/scenarios/play.ts'
import { whileTimePasses } from '../../src/scenarios/while-time-passes.ts'
import { isDoubled } from '../../src/simulation/tally.ts'
import { type Trouble, troublesAt } from '../../src/simulation/troubles.ts'

describe.each(['mollie', 'antom'])('at %s', (provider) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(provider)
  })
  afterAll(() => stage.close())

  const troubles = troublesAt(provider).map(({ id }) => id)
  const arm = (trouble: Trouble) => ({
    beforeSending: (written: Parameters<Stage['simulation']['arm']>[1]) =>
      stage.simulation.arm(trouble, written),
  })

  it.each(troubles)('a payment comes to be once when this goes wrong: %s', async (trouble) => {
    const order = stage.newOrder()
    const first = payOrder(stage.shop, order, arm(trouble))
    await (trouble === 'stall' ? whileTimePasses(stage.clock, first) : first)
    for (let step = 0; step < 3; step += 1) await stage.pass(5_000)
    const payment = await payOrder(stage.shop, order)
    const truth = stage.simulation.truthOf(payment)

    expect(payment).toMatchObject({
      attempt: 1,
      record: { payment: { status: 'requires_action' }, anomalies: [] },
    })
    expect(truth.payments).toBe(1)
  })

  it.each(troubles)('money goes back at most once when this goes wrong: %s', async (trouble) => {
    const payment = await startAndPay(stage)
    const request = { amount: { currency: 'EUR', minorUnits: 1000 }, token: formToken(payment) }
    const work = refundOrder(stage.shop, payment, { ...request, ...arm(trouble) })
    await (trouble === 'stall' ? whileTimePasses(stage.clock, work) : work)
    for (let step = 0; step < 4; step += 1) await stage.pass(5_000)
    const after = await latest(stage, payment)
    const truth = stage.simulation.truthOf(after)
    const refunds = trouble === 'refused' ? 0 : 1

    expect(truth.refunds).toBe(refunds)
    expect(after.record.payment.amounts.refunded).toBe(refunds * 1000)
    expect(after.operations.at(-1)?.state.type).toBe(refunds === 0 ? 'not_applied' : 'applied')
    expect(isDoubled(truth, after)).toBe(false)
  })
})
