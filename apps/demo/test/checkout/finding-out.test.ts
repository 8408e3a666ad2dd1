import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { openStage, type Stage } from '../../src/scenarios/open-stage.ts'
import { latest, start, startAndPay } from '../../src/scenarios/play.ts'
import { countRequests } from '../support/count-requests.ts'
import { sharedStage } from '../support/shared-stage.ts'

async function open(): Promise<Stage> {
  const stage = await sharedStage()
  await stage.use('mollie')
  stage.mollie.faults.clear()
  return stage
}

it('finds out what a lost response would have said, and does nothing twice', async () => {
  const stage = await open()
  const order = await start(stage, { trouble: 'lost_response' })
  const unknown = await latest(stage, order)
  const sent = countRequests(stage.mollie)
  await stage.engine.drain()
  const atOnce = sent('create_payment')
  await stage.pass(20_000)
  const known = await latest(stage, order)

  expect(unknown.operations[0]?.state).toBe('unknown')
  expect(atOnce).toBe(0)
  expect(known.operations[0]?.state).toBe('applied')
  expect(known.payment.status).toBe('requires_action')
  expect(stage.mollie.ledger.paymentsOf(known.payment.reference)).toHaveLength(1)
})

it('goes on asking, ever more calmly, while no response comes', async () => {
  const stage = await open()
  stage.mollie.faults.next('create_payment', 'drop_answer', { times: 8 })
  const order = await start(stage)
  const sent: number[] = []
  for (let minute = 0; minute < 4; minute += 1) {
    const inMinute = countRequests(stage.mollie)
    await stage.pass(60_000)
    sent.push(inMinute('create_payment'))
  }
  const [first = 0, ...later] = sent
  await stage.pass(15 * 60_000)

  expect(first).toBeGreaterThan(later.at(-1) ?? 0)
  expect((await latest(stage, order)).operations[0]?.state).toBe('applied')
})

it('takes an intent that met a crash for an attempt that may have arrived', async () => {
  const stage = await openStage()
  const order = stage.newOrder()
  stage.mollie.faults.next('create_payment', 'stall')
  const sent = countRequests(stage.mollie)
  void payOrder(stage.shop, order)
  await expect.poll(() => sent('create_payment')).toBe(1)
  await stage.engine.crash()
  await stage.pass(180_000)
  const view = await latest(stage, order)
  await stage.close()

  expect(view.operations[0]?.state).toBe('applied')
  expect(view.payment.status).toBe('requires_action')
  expect(view.story.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('The shop had stopped before it got a response to the payment'),
  )
  expect(stage.mollie.ledger.paymentsOf(view.payment.reference)).toHaveLength(1)
})

it('leaves alone what this process is sending right now', async () => {
  const stage = await open()
  stage.mollie.faults.next('create_payment', 'stall')
  const sent = countRequests(stage.mollie)
  const paying = payOrder(stage.shop, stage.newOrder())
  await expect.poll(() => sent('create_payment')).toBe(1)
  await stage.engine.drain()
  const during = sent('create_payment')
  await stage.clock.advance(3_000)
  await paying

  expect(during).toBe(1)
})

it('reads an open payment now and then, in case its webhook was lost', async () => {
  const stage = await open()
  const order = await start(stage)
  const { payment } = await latest(stage, order)
  stage.mollie.webhooks.faults.next({ kind: 'lost' })
  await stage.mollie.payer.pay(payment.providerId ?? '')
  await stage.pass(60_000)

  expect((await latest(stage, order)).payment.status).toBe('captured')
})

it('knows that a refund happened once the provider shows it under our name', async () => {
  const stage = await open()
  const order = await startAndPay(stage)
  const { payment } = await latest(stage, order)
  const amount = { currency: 'EUR', minorUnits: 1000 }
  const ask = () =>
    stage.shop.payments.refund({ id: `r_${payment.id}`, payment: payment.id, amount })
  await stage.during({ trouble: 'lost_response', provider: 'mollie', kind: 'refund' }, ask)
  const sent = countRequests(stage.mollie)
  const unknown = await latest(stage, order)
  await stage.shop.payments.get(payment.id, { fresh: true })
  const seen = await latest(stage, order)

  expect(unknown.operations.at(-1)?.state).toBe('unknown')
  expect(seen.operations.at(-1)?.state).toBe('applied')
  expect(seen.story.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('shows the refund of €10.00 under our reference'),
  )
  expect(sent('create_refund')).toBe(0)
})

it('looks a lost session up again as soon as it can have expired, and then the payer may pay again', async () => {
  const stage = await open()
  await stage.use('antom')
  await startAndPay(stage)
  const order = await start(stage, {
    differs: { capture: 'manual' },
    trouble: 'lost_response',
  })
  await stage.pass(60 * 60_000)
  const early = await latest(stage, order)
  const story = early.story.map(({ text }) => text)
  await stage.pass(4 * 60_000)
  const late = await latest(stage, order)

  expect(early.operations[0]?.state).toBe('unknown')
  expect(story).toContainEqual(
    expect.stringMatching(/^We looked up the payment \d+ times, and Antom did not show it\./),
  )
  expect(late.operations[0]?.state).toBe('not_applied')
  expect(late.payment).toMatchObject({ status: 'failed', standing: 'ended' })
})
