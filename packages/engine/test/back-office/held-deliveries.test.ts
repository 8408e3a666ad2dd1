import { expect, it } from 'vitest'
import { anOrder, openShop } from '../support/shop.ts'

it('names what is held back for every consumer, with what waits behind it', async () => {
  const shop = await openShop()
  const name = shop.name('consumer')
  await shop.payments.consumer(name, {
    from: 'now',
    on: {
      'payment.created': () => {
        throw new TypeError('the mail server is down')
      },
      'payment.requires_action': () => {},
    },
  })
  const order = shop.name('order')
  const { payment } = await shop.payments.pay(anOrder(order))
  const mine = async () =>
    (await shop.payments.heldDeliveries()).filter(({ consumer }) => consumer === name)
  for (let round = 0; round < 12 && (await mine()).length === 0; round += 1) {
    await shop.payments.work({ forMs: 0 })
    await shop.clock.advance(24 * 3_600_000)
  }
  const [held] = await mine()

  expect(held).toMatchObject({
    consumer: name,
    type: 'payment.created',
    payment: payment.id,
    order,
    problem: 'TypeError',
    behind: 1,
  })
  expect(JSON.stringify(held)).not.toContain('mail server')
  if (held) await shop.payments.skip({ consumer: held.consumer, event: held.event })
  expect(await mine()).toEqual([])
})
