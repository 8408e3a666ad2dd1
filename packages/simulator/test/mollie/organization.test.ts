import { describe, expect, it } from 'vitest'
import { DEFAULT_MOLLIE_KEY, DEFAULT_MOLLIE_PROFILE } from '../../src/mollie.ts'
import { connected, eur, idOf } from './connected.ts'

const OTHER_KEY = 'test_simulatorKeyOfAnotherProfile0000'
const TOKEN = 'access_simulatorTokenOfThisTest'

const shops = () =>
  connected({
    keys: [DEFAULT_MOLLIE_KEY, { key: OTHER_KEY, profileId: 'pfl_other' }],
    tokens: [TOKEN],
  })

describe('a profile', () => {
  it('is told to its own key, and carried by its payments', async () => {
    const { call, create } = shops()
    expect((await call('GET', '/profiles/me')).body).toMatchObject({
      resource: 'profile',
      id: DEFAULT_MOLLIE_PROFILE,
      mode: 'test',
      status: 'verified',
    })
    expect((await create()).body.profileId).toBe(DEFAULT_MOLLIE_PROFILE)
    expect((await call('GET', '/profiles/me', { key: OTHER_KEY })).body.id).toBe('pfl_other')
    expect((await create({}, { key: OTHER_KEY })).body.profileId).toBe('pfl_other')
  })

  it('does not see the payments of a stranger’s', async () => {
    const { call, create } = shops()
    const strange = idOf(await create({}, { key: OTHER_KEY }))
    expect((await call('GET', `/payments/${strange}`)).status).toBe(404)
    expect((await call('GET', '/payments')).body.count).toBe(0)
    expect((await call('GET', `/payments/${strange}`, { key: OTHER_KEY })).status).toBe(200)
  })

  it('is one of several to a token, and no token has one of its own', async () => {
    const { call } = shops()
    const list = await call('GET', '/profiles', { key: TOKEN })
    expect(list.body).toMatchObject({
      count: 2,
      _embedded: { profiles: [{ id: 'pfl_other' }, { id: DEFAULT_MOLLIE_PROFILE }] },
    })
    expect((await call('GET', '/profiles/pfl_other', { key: TOKEN })).status).toBe(200)
    expect((await call('GET', '/profiles/pfl_none', { key: TOKEN })).status).toBe(404)
    expect((await call('GET', '/profiles/me', { key: TOKEN })).status).toBe(403)
    expect((await call('GET', '/profiles')).status).toBe(403)
    expect((await call('GET', '/profiles/pfl_other')).status).toBe(403)
  })
})

describe('an organization', () => {
  it('is told to its tokens', async () => {
    const { call } = shops()
    const own = await call('GET', '/organizations/me', { key: TOKEN })
    expect(own.body).toMatchObject({ resource: 'organization', id: expect.stringMatching(/^org_/) })
    expect((await call('GET', `/organizations/${idOf(own)}`, { key: TOKEN })).status).toBe(200)
    expect((await call('GET', '/organizations/org_2', { key: TOKEN })).status).toBe(404)
    expect((await call('GET', '/organizations/me')).status).toBe(403)
  })

  it('gives its tokens the permissions that are simulated, and no other', async () => {
    const { call } = shops()
    const granted = async (id: string) =>
      (await call('GET', `/permissions/${id}`, { key: TOKEN })).body.granted
    expect(await granted('payments.write')).toBe(true)
    expect(await granted('subscriptions.write')).toBe(false)
    expect(await granted('nothing')).toBeUndefined()
    expect((await call('GET', '/permissions', { key: TOKEN })).body).toMatchObject({
      _embedded: {
        permissions: expect.arrayContaining([expect.objectContaining({ granted: true })]),
      },
    })
    expect((await call('GET', '/permissions')).status).toBe(403)
  })
})

describe('a balance', () => {
  it('tells what came in and went out', async () => {
    const { call, paid } = shops()
    const available = async () =>
      (await call('GET', '/balances/primary', { key: TOKEN })).body.availableAmount
    expect(await available()).toEqual(eur('0.00'))
    const id = await paid()
    expect(await available()).toEqual(eur('10.00'))
    await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('4.00') } })
    expect(await available()).toEqual(eur('6.00'))
  })

  it('is one for each currency, and bounded where it was told to be', async () => {
    const { call } = connected({ balance: { USD: 12_345 }, tokens: [TOKEN] })
    const list = await call('GET', '/balances', { key: TOKEN })
    expect(list.body.count).toBe(2)
    const dollars = await call('GET', '/balances?currency=USD', { key: TOKEN })
    expect(dollars.body).toMatchObject({
      count: 1,
      _embedded: { balances: [{ availableAmount: { currency: 'USD', value: '123.45' } }] },
    })
    expect((await call('GET', '/balances/bal_simulatorUSD', { key: TOKEN })).body.currency).toBe(
      'USD',
    )
    expect((await call('GET', '/balances/bal_none', { key: TOKEN })).status).toBe(404)
    expect((await call('GET', '/balances')).status).toBe(403)
  })
})

it('takes the testmode of a refund that is canceled in the query', async () => {
  const { call, paid } = shops()
  const id = await paid()
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('4.00') } })
  const path = `/payments/${id}/refunds/${idOf(refund)}`
  expect((await call('DELETE', path, { key: TOKEN })).status).toBe(404)
  expect((await call('DELETE', `${path}?testmode=true`, { key: TOKEN })).status).toBe(204)
})
