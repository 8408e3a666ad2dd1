import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/create-memory-store.ts'
import { startTestShop, type TestDemo } from '../support/start-test-shop.ts'
import { atProvider, csrfIn, visit } from '../support/visit.ts'

const running: TestDemo[] = []
afterEach(async () => {
  for (const shop of running.splice(0)) await shop.close()
})

const ORDER = 'order_00000000aa'
const PATH = `/orders/${ORDER}`

async function open(provider: string) {
  const store = createMemoryStore()
  const shop = await startTestShop(provider, { store })
  running.push(shop)
  return { shop, store, ...visit(shop) }
}

describe.each(['mollie', 'antom'])('at %s', (provider) => {
  it('a chargeback is made, and the payer reads that the payment is disputed', async () => {
    const { buy, page, pageWith, post, store } = await open(provider)
    await atProvider(await buy(ORDER), 'pay')
    const paid = await pageWith(PATH, 'We received €129.00')
    const [payment] = await store.list()
    await post('/simulation/charge-back', {
      csrf: csrfIn(paid),
      payment: payment?.reference ?? '',
    })
    const disputed = await pageWith(PATH, 'Charged back by your bank')

    expect(paid).toContain('Charge back')
    expect(disputed).toContain('Your bank took back €129.00 of €129.00')
    expect(await page(PATH)).not.toContain('action="/simulation/charge-back"')
  })

  it('a payment that nobody makes expires when time is moved', async () => {
    const { buy, page, pageWith, post } = await open(provider)
    await buy(ORDER)
    const csrf = csrfIn(await page(PATH))
    await post('/simulation/time', { csrf, order: ORDER, by: '15_minutes' })
    await post('/simulation/time', { csrf, order: ORDER, by: '7_days' })

    expect(await pageWith(PATH, 'You were not charged')).toMatch(/expired|canceled/)
  })

  it('attempts of one order stand apart, each with its own ledger', async () => {
    const { buy, pageWith, post } = await open(provider)
    await atProvider(await buy(ORDER), 'fail')
    await pageWith(PATH, 'The payment failed')
    const again = await post(`${PATH}/pay`, { trouble: 'none' })
    await atProvider(again.headers.get('location') ?? '', 'pay')
    const text = await pageWith(PATH, 'We received €129.00')
    const [, second = '', first = ''] = text.split(/<section class="attempt"/)

    expect(first).toContain('Payment 1')
    expect(first).toContain('the payment is failed')
    expect(first).toContain('1 payment, 0 refunds')
    expect(first).not.toMatch(/captured <strong>/)
    expect(second).toContain('Payment 2')
    expect(second).toMatch(/captured <strong>€129.00/)
    expect(second).not.toContain('the payment is failed')
  })

  it('a page of another site moves nothing', async () => {
    const { buy, page, post, shop } = await open(provider)
    await buy(ORDER)
    const csrf = csrfIn(await page(PATH))
    const before = shop.simulation.clock.now()
    const fields = { order: ORDER, by: '7_days' }
    const { status } = await post('/simulation/time', { ...fields, csrf: 'guessed' })
    const rebound = await fetch(`${shop.origin}/simulation/time`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ ...fields, csrf }),
    })

    expect([status, rebound.status]).toEqual([403, 403])
    expect(shop.simulation.clock.now() - before).toBeLessThan(3_600_000)
  })
})

it('a page names the simulator’s control page', async () => {
  const { buy, page, shop } = await open('mollie')
  await buy(ORDER)
  const text = await page(PATH)
  const control = await (await fetch(shop.simulation.control.url)).text()

  expect(text).toContain(`href="${shop.simulation.control.url}"`)
  expect(control).toContain('Simulator control')
})

it('a payment that takes days is offered with the methods that take days, and waits for the bank', async () => {
  const { buy, pageWith, post, shop, page, store } = await open('mollie')
  const checkout = await buy(ORDER)
  const form = /<form(?:(?!<\/form>)[\s\S])*Start a payment that takes days/.exec(
    await (await fetch(checkout)).text(),
  )?.[0]
  const methods = [...(form ?? '').matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
  await fetch(checkout, {
    method: 'POST',
    body: new URLSearchParams({ action: 'pending', method: methods[0] ?? '' }),
    redirect: 'manual',
  })
  const waiting = await pageWith(PATH, 'Waiting for your bank')
  const [payment] = await store.list()
  await shop.simulation.control.operations.act({
    provider: 'mollie',
    payment: payment?.record.payment.id,
    action: 'settle',
  })
  await post('/simulation/time', { csrf: csrfIn(await page(PATH)), order: ORDER, by: '7_days' })

  expect(methods).not.toContain('ideal')
  expect(waiting).toContain('This can take days')
  expect(await pageWith(PATH, 'We received €129.00')).toContain('Paid')
})
