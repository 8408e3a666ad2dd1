import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { anOrder, startTestShop, type TestDemo } from '../support/start-test-shop.ts'
import { atProvider, visit } from '../support/visit.ts'

const running: TestDemo[] = []
afterEach(async () => {
  for (const shop of running.splice(0)) await shop.close()
})

const made = z.object({ id: z.string() })

/** A paid payment of the same profile that carries none of our references. */
async function strangersPayment({ simulation }: TestDemo, value: string): Promise<string> {
  const response = await fetch(`${simulation.server.mollieUrl}/payments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      amount: { currency: 'EUR', value },
      description: 'Made by an old plugin',
      redirectUrl: 'https://shop.example/',
    }),
  })
  const { id } = made.parse(await response.json())
  await atProvider(`${simulation.server.url}/checkout/${id}`, 'pay')
  return id
}

it.each([
  ['1.00', 'none'],
  ['129.00', 'none'],
  ['1.00', 'lost_response'],
  ['129.00', 'lost_response'],
])(
  'a webhook that names a stranger’s paid payment of %s under our reference changes nothing (%s)',
  async (value, trouble) => {
    const shop = await startTestShop('mollie')
    running.push(shop)
    const { order, path } = anOrder()
    const { buy, pageWith } = visit(shop)
    await buy(order, trouble)
    const before = await shop.paymentOf(order)
    const id = await strangersPayment(shop, value)
    const call = () =>
      fetch(`${shop.origin}/webhooks/mollie?paystate_reference=${before.payment.reference}`, {
        method: 'POST',
        body: new URLSearchParams({ id }),
      })
    for (let calls = 0; calls < 3; calls += 1) expect((await call()).status).toBe(200)
    const text = await pageWith(path, 'Waiting for your payment')
    await call()
    const after = await shop.paymentOf(order)

    expect(text).not.toContain('We received')
    expect(after.payment).toMatchObject({ status: 'requires_action', amounts: { captured: 0 } })
    expect(after.payment.providerId).not.toBe(id)
    expect(shop.errors).toEqual([])
    await atProvider(`${shop.simulation.server.url}/checkout/${after.payment.providerId}`, 'pay')
    expect(await pageWith(path, 'We received €129.00')).not.toContain('Two payments')
    expect((await shop.paymentOf(order)).story.length).toBeLessThan(30)
  },
)
