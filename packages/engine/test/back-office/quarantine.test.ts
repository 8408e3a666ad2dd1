import { expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const unsigned = (say: string) =>
  new Request('https://shop.example/webhooks/antom', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'session=secret' },
    body: JSON.stringify({ notifyType: 'PAYMENT_RESULT', paymentRequestId: say }),
  })

async function refused({ payments, names }: Shop, say: string) {
  const { status } = await payments.receiveWebhook(names.antom, unsigned(say))
  expect(status).toBe(401)
}

const ofAntom = async ({ payments, names }: Shop) =>
  (await payments.quarantine()).filter(({ instance }) => instance === names.antom)

it('lists webhooks that were refused, with how often each came, and nothing that they say', async () => {
  const shop = await openShop()
  await refused(shop, 'first')
  await shop.clock.advance(60_000)
  await refused(shop, 'second')
  await refused(shop, 'second')
  const held = await ofAntom(shop)

  expect(held).toMatchObject([
    { configured: true, copies: 2 },
    { configured: true, copies: 1 },
  ])
  expect(held[0]?.reason).toContain('signature')
  expect(JSON.stringify(held)).not.toMatch(/first|second|secret/)
})

it('verifies one again: what is still not genuine stays', async () => {
  const shop = await openShop()
  await refused(shop, 'forged')
  const [held] = await ofAntom(shop)

  expect(await shop.payments.verifyWebhook(held?.id ?? '')).toBe('refused')
  expect(await ofAntom(shop)).toHaveLength(1)
})

it('takes in what turns out to be genuine, and wakes the work', async () => {
  const shop = await openShop()
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const { reference, providerId = '' } = payment
  await shop.database.query(
    `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
     values ($1, $2, 'The key was another one.', $3, convert_to($4, 'UTF8'), now(), now())`,
    [
      shop.names.mollie,
      shop.name('digest'),
      JSON.stringify({
        ':path': `/webhooks/mollie?paystate_reference=${reference}`,
        'content-type': 'application/x-www-form-urlencoded',
      }),
      `id=${providerId}`,
    ],
  )
  await shop.mollie.payer.pay(providerId)
  const [held] = (await shop.payments.quarantine()).filter(
    ({ instance }) => instance === shop.names.mollie,
  )
  const verified = await shop.payments.verifyWebhook(held?.id ?? '')
  await shop.payments.work({ forMs: 0 })

  expect(verified).toBe('taken_in')
  expect(await shop.payments.get(payment.id)).toMatchObject({ status: 'captured' })
  await expect(shop.payments.verifyWebhook(held?.id ?? '')).rejects.toMatchObject({
    problem: 'unknown_id',
  })
})

it('cannot verify what is for an instance without a configuration, and says so', async () => {
  const shop = await openShop()
  const instance = shop.name('former')
  await shop.database.query(
    `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
     values ($1, 'one', 'The provider is not configured.', '{}', '', now(), now())`,
    [instance],
  )
  const [held] = (await shop.payments.quarantine()).filter((one) => one.instance === instance)

  expect(held).toMatchObject({ configured: false })
  expect(await shop.payments.verifyWebhook(held?.id ?? '')).toBe('not_configured')
})

it('removes one without believing it', async () => {
  const shop = await openShop()
  await refused(shop, 'gone')
  const [held] = await ofAntom(shop)
  await shop.payments.dropWebhook(held?.id ?? '')

  expect(await ofAntom(shop)).toEqual([])
  await expect(shop.payments.dropWebhook(held?.id ?? '')).rejects.toThrow('Nothing was changed')
  await expect(shop.payments.dropWebhook('1; drop table')).rejects.toMatchObject({
    problem: 'unknown_id',
  })
})

it('lists those of one instance, however many others have', async () => {
  const shop = await openShop()
  await refused(shop, 'mine')
  const other = shop.name('flooded')
  await shop.database.query(
    `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
     select $1, n::text, 'forged', '{}', '', now() + interval '1 day', now() + interval '1 day'
     from generate_series(1, 200) as n`,
    [other],
  )
  const instance = shop.names.antom
  const found = await shop.payments.quarantine({ instance })
  await shop.database.query('delete from paystate.quarantine where instance = $1', [other])

  expect(found).toMatchObject([{ instance, copies: 1 }])
})
