import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrder, startTestShop, type TestDemo } from '../support/start-test-shop.ts'
import { atProvider, csrfIn, payReserved, type Visitor, visit } from '../support/visit.ts'

describe.each(['mollie', 'antom'])('at %s', (provider) => {
  let shop: TestDemo
  let visitor: Visitor
  beforeAll(async () => {
    shop = await startTestShop(provider)
    visitor = visit(shop)
  })
  afterAll(() => shop?.close())

  it('a chargeback is made, and the payer reads that the payment is disputed', async () => {
    const { buy, page, pageWith, post } = visitor
    const { order, path } = anOrder()
    await atProvider(await buy(order), 'pay')
    const paid = await pageWith(path, 'We received €129.00')
    const { payment } = await shop.paymentOf(order)
    await post('/simulation/charge-back', { csrf: csrfIn(paid), payment: payment.id })
    const disputed = await pageWith(path, 'Charged back by your bank')

    expect(paid).toContain('Charge back')
    expect(disputed).toContain('Your bank took back €129.00 of €129.00')
    expect(await page(path)).not.toContain('action="/simulation/charge-back"')
  })

  it('attempts of one order stand apart, each with its own ledger', async () => {
    const { buy, pageWith, post } = visitor
    const { order, path } = anOrder()
    await atProvider(await buy(order), 'fail')
    await pageWith(path, 'The payment failed')
    const again = await post(`${path}/pay`, { trouble: 'none' })
    await atProvider(again.headers.get('location') ?? '', 'pay')
    const text = await pageWith(path, 'We received €129.00')
    const [, second = '', first = ''] = text.split(/<section class="attempt"/)

    expect(first).toContain('Payment 1')
    expect(first).toContain('the payment has failed')
    expect(first).toContain('1 payment, 0 refunds')
    expect(first).not.toMatch(/captured <strong>/)
    expect(second).toContain('Payment 2')
    expect(second).toMatch(/captured <strong>€129.00/)
    expect(second).not.toContain('the payment has failed')
  })

  it('money is reserved, says so, and is charged when the shop captures it', async () => {
    const { page, pageWith, post } = visitor
    const { order, path } = anOrder()
    const placed = await post('/orders', { order, product: 'wool-blanket', capture: 'manual' })
    await payReserved(placed.headers.get('location') ?? '')
    await pageWith(path, 'Reserved, not charged yet')
    const reserved = await pageWith(path, 'Charge, at most €129.00')
    const { payment } = await shop.paymentOf(order)
    await post(`/payments/${payment.id}/captures`, { token: 'step_1', amount: '129.00' })
    const charged = await pageWith(path, 'We received €129.00')

    expect(reserved).toContain('€129.00 is reserved for this order')
    expect(reserved).toContain('Charge, at most €129.00')
    expect(reserved).toContain('Cancel and release the money')
    expect(reserved).toContain('Not released for shipping')
    expect(charged).not.toContain('Charge, at most')
    expect(await pageWith(path, 'released for shipping at')).toContain('Paid')
    expect(await page('/orders')).toContain('Paid')
  })

  it('a page of another site moves nothing', async () => {
    const { buy, page, post } = visitor
    const { order, path } = anOrder()
    await buy(order)
    const csrf = csrfIn(await page(path))
    const before = shop.simulation.clock.now()
    const fields = { order, by: '7_days' }
    const { status } = await post('/simulation/time', { ...fields, csrf: 'guessed' })
    const rebound = await fetch(`${shop.origin}/simulation/time`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ ...fields, csrf }),
    })

    expect([status, rebound.status]).toEqual([403, 403])
    expect(shop.simulation.clock.now() - before).toBeLessThan(3_600_000)
  })

  it('a payment that nobody makes expires when time is moved', async () => {
    const { buy, page, pageWith, post } = visitor
    const { order, path } = anOrder()
    await buy(order)
    const csrf = csrfIn(await page(path))
    await post('/simulation/time', { csrf, order, by: '15_minutes' })
    await post('/simulation/time', { csrf, order, by: '7_days' })

    expect(await pageWith(path, 'You were not charged')).toMatch(/expired|canceled/)
  })
})

describe('beside the shop', () => {
  let shop: TestDemo
  beforeAll(async () => {
    shop = await startTestShop('mollie')
  })
  afterAll(() => shop?.close())

  it('a page names the simulator’s control page', async () => {
    const { buy, page } = visit(shop)
    const { order, path } = anOrder()
    await buy(order)
    const text = await page(path)
    const control = await (await fetch(shop.simulation.control.url)).text()

    expect(text).toContain(`href="${shop.simulation.control.url}"`)
    expect(control).toContain('Simulator control')
  })

  it('a payment that takes days is offered with the methods that take days, and waits for the bank', async () => {
    const { buy, page, pageWith, post } = visit(shop)
    const { order, path } = anOrder()
    const checkout = await buy(order)
    const form = /<form(?:(?!<\/form>)[\s\S])*Start a payment that takes days/.exec(
      await (await fetch(checkout)).text(),
    )?.[0]
    const methods = [...(form ?? '').matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
    // The redirect leads back to the shop, which reads the payment: Mollie sends no webhook for `pending`.
    await fetch(checkout, {
      method: 'POST',
      body: new URLSearchParams({ action: 'pending', method: methods[0] ?? '' }),
    })
    const waiting = await pageWith(path, 'Waiting for your bank')
    const { payment } = await shop.paymentOf(order)
    await shop.simulation.control.operations.act({
      provider: 'mollie',
      payment: payment.providerId,
      action: 'confirm',
    })
    await post('/simulation/time', { csrf: csrfIn(await page(path)), order, by: '7_days' })

    expect(methods).not.toContain('ideal')
    expect(waiting).toContain('With some methods this takes days')
    expect(await pageWith(path, 'We received €129.00')).toContain('Paid')
  })
})
