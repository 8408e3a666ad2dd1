import { beforeAll, describe, expect, it } from 'vitest'
import { formToken } from '../../src/checkout/action.ts'
import { refundPayment } from '../../src/checkout/move-money.ts'
import { payOrder } from '../../src/checkout/pay-order.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import { latest, startAndPay } from '../../src/scenarios/play.ts'
import { whileTimePasses } from '../../src/scenarios/while-time-passes.ts'
import { isDoubled } from '../../src/simulation/tally.ts'
import { troublesAt } from '../../src/simulation/troubles.ts'
import { truthOf } from '../../src/simulation/truth-of.ts'
import { sharedStage } from '../support/shared-stage.ts'

const SOON = 20_000

describe.each(['mollie', 'antom'] as const)('at %s', (provider) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await sharedStage()
    await stage.use(provider)
    stage[provider].faults.clear()
  })

  const troubles = troublesAt(provider).map(({ id }) => id)

  it.each(troubles)('a payment comes to be once when this goes wrong: %s', async (trouble) => {
    const order = stage.newOrder()
    const first = stage.during({ trouble, provider, kind: 'create' }, () =>
      payOrder(stage.shop, order),
    )
    await (trouble === 'stall' ? whileTimePasses(stage.clock, first) : first)
    for (let step = 0; step < 3; step += 1) await stage.pass(SOON)
    await payOrder(stage.shop, order)
    const view = await latest(stage, order)
    const payments = await stage.shop.payments.find({ order: order.reference })
    const { ledger } = stage[provider]
    const made = payments.flatMap(({ reference }) => ledger.paymentsOf(reference))

    expect(view).toMatchObject({ payment: { status: 'requires_action' }, anomalies: [] })
    expect(made).toHaveLength(1)
  })

  it.each(troubles)('money goes back once when this goes wrong: %s', async (trouble) => {
    const order = await startAndPay(stage)
    const view = await latest(stage, order)
    const request = { amount: { currency: 'EUR', minorUnits: 1000 }, token: formToken(view) }
    const work = stage.during({ trouble, provider, kind: 'refund' }, () =>
      refundPayment(stage.shop, view, request),
    )
    await (trouble === 'stall' ? whileTimePasses(stage.clock, work) : work)
    for (let step = 0; step < 4; step += 1) await stage.pass(SOON)
    const after = await latest(stage, order)
    const truth = truthOf(stage[provider].ledger, after.payment)

    expect(truth.refunds).toBe(1)
    expect(after.payment.amounts.refunded).toBe(1000)
    expect(after.operations.at(-1)?.state).toBe('applied')
    expect(isDoubled(truth, after)).toBe(false)
  })
})
