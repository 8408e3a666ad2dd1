import { expect, it } from 'vitest'
import { connected, eur, idOf } from './connected.ts'

it('carries the settlement that a payment, refund, capture and chargeback were paid out with', async () => {
  const { call, create, paid, mollie } = connected({ refundDelay: 0 })
  const id = await paid()
  const refund = idOf(
    await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } }),
  )
  await mollie.bank.chargeBack(id, { value: '2.00' })
  const card = idOf(await create({ method: 'creditcard', captureMode: 'manual' }))
  await mollie.payer.pay(card)
  await call('POST', `/payments/${card}/captures`, { body: {} })

  const settlementId = await mollie.bank.payOut()

  const link = { settlement: { href: expect.stringContaining(`/v2/settlements/${settlementId}`) } }
  for (const path of [
    `/payments/${id}`,
    `/payments/${id}/refunds/${refund}`,
    `/payments/${card}`,
  ]) {
    expect((await call('GET', path)).body).toMatchObject({ settlementId, _links: link })
  }
  for (const path of [`/payments/${id}/chargebacks`, `/payments/${card}/captures`]) {
    expect((await call('GET', path)).text).toContain(`"settlementId":"${settlementId}"`)
  }
})

it('pays nothing out twice, and nothing whose money has not moved', async () => {
  const { call, create, paid, mollie } = connected()
  const id = await paid()
  const open = idOf(await create())
  const refund = idOf(
    await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } }),
  )
  const first = await mollie.bank.payOut()

  const second = await mollie.bank.payOut()

  expect(first).toMatch(/^stl_/)
  expect(second).not.toBe(first)
  expect((await call('GET', `/payments/${id}`)).body.settlementId).toBe(first)
  for (const path of [`/payments/${open}`, `/payments/${id}/refunds/${refund}`]) {
    expect((await call('GET', path)).body).not.toHaveProperty('settlementId')
  }
})

it('names the acquirer’s reference of a refund that was sent to a card', async () => {
  const { call, create, mollie } = connected({ refundDelay: 0 })
  const id = idOf(await create({ method: 'creditcard' }))
  await mollie.payer.pay(id)
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })

  expect((await call('GET', `/payments/${id}/refunds/${idOf(refund)}`)).body).toMatchObject({
    externalReference: { type: 'acquirer-reference', id: expect.stringMatching(/^\d{23}$/) },
  })
})
