import { describe, expect, it } from 'vitest'
import { connected, eur, idOf } from './connected.ts'

/** A payment with a capture, a refund and a chargeback. */
async function withParts() {
  const simulated = connected()
  const { create, call, mollie } = simulated
  const id = idOf(await create({ method: 'creditcard', captureMode: 'manual' }))
  await mollie.payer.pay(id)
  const captureId = idOf(await call('POST', `/payments/${id}/captures`, { body: {} }))
  const refundId = idOf(
    await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } }),
  )
  const chargebackId = await mollie.bank.chargeBack(id, { value: '2.00' })
  const parts = { captures: captureId, refunds: refundId, chargebacks: chargebackId }
  return { ...simulated, id, parts }
}

describe.each(['captures', 'refunds', 'chargebacks'] as const)('the payment of %s', (name) => {
  it('comes with one of them', async () => {
    const { call, id, parts } = await withParts()
    const path = `/payments/${id}/${name}/${parts[name]}`
    expect((await call('GET', `${path}?embed=payment`)).body).toMatchObject({
      id: parts[name],
      _embedded: { payment: { resource: 'payment', id, status: 'paid' } },
    })
    expect((await call('GET', path)).body).not.toHaveProperty('_embedded')
    expect((await call('GET', `${path}?embed=shop`)).body).toMatchObject({
      status: 422,
      field: 'embed',
    })
  })

  it('comes with each in a list', async () => {
    const { call, id } = await withParts()
    const all = name === 'captures' ? [] : [`/${name}`]
    for (const path of [`/payments/${id}/${name}`, ...all]) {
      const { status, body } = await call('GET', `${path}?embed=payment`)
      expect(status).toBe(200)
      expect(body).toMatchObject({ _embedded: { [name]: [{ _embedded: { payment: { id } } }] } })
    }
  })
})

describe('what a payment is requested with', () => {
  it.each(['junk', 'details.qrCode,junk', 'details.qrcode'])(
    'is refused as a whole where it has %s',
    async (include) => {
      const { call, create } = connected()
      const id = idOf(await create())
      const refused = { status: 422, body: { field: 'include' } }
      expect(await call('GET', `/payments/${id}?include=${include}`)).toMatchObject(refused)
      expect(await call('POST', `/payments?include=${include}`)).toMatchObject(refused)
    },
  )

  it('may be everything that there is', async () => {
    const { call, create } = connected()
    const id = idOf(await create({ method: 'ideal' }))
    const include = 'details.qrCode,details.remainderDetails'
    expect(await call('GET', `/payments/${id}?include=${include}`)).toMatchObject({ status: 200 })
  })
})
