import { beforeAll, expect, it } from 'vitest'
import { createProviderSwitch } from '../../src/providers/provider-switch.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import { openShop } from '../support/open-shop.ts'
import { sharedStage } from '../support/shared-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await sharedStage()
})

const open = (provider: string, currencies: Record<string, string> = {}) => {
  const { providers } = stage.shop
  const routing = { provider, currencies }
  return createProviderSwitch(stage.engine.database, { providers, routing, named: (name) => name })
}

it('sends a currency where the configuration says, and one that a provider does not take to another', async () => {
  const { nameFor } = await open('mollie', { JPY: 'antom' })

  expect(nameFor('EUR')).toBe('mollie')
  expect(nameFor('JPY')).toBe('antom')
  expect(nameFor('IDR')).toBe('antom')
})

it('keeps what was switched over a restart, until the configuration changes', async () => {
  const before = await open('mollie', { GBP: 'mollie' })
  await before.turn('PHP', 'antom')
  const restarted = await open('mollie', { GBP: 'mollie' })
  const changed = await open('mollie', { GBP: 'antom' })

  expect(restarted.nameFor('PHP')).toBe('antom')
  expect(changed.nameFor('PHP')).toBe('mollie')
})

it('switches at run time: new payments go elsewhere, one under way stays, and its page says so', async () => {
  const { buy, page, payment, post, stage: shared } = await openShop('mollie')
  await buy()
  const before = await page()
  await post('/providers', { currency: 'EUR', provider: 'antom' })
  const other = shared.newOrder()
  await post('/orders', { order: other.reference, product: 'field-notebook' })
  const [elsewhere] = await shared.shop.payments.find({ order: other.reference })
  const providers = await page('/providers')
  const text = await page()

  expect(before).not.toContain('stays there')
  expect(text).toContain('This payment was made with Mollie and stays there')
  expect(text).toContain('Continue to Mollie')
  expect((await payment()).payment.instance).toBe('mollie')
  expect(elsewhere?.instance).toBe('antom')
  expect(providers).toContain('New payments go to <strong>Antom</strong>')
  expect(providers).toMatch(/with Mollie to the end/)
})

it.each([
  { currency: 'EUR', provider: 'acme' },
  { currency: 'IDR', provider: 'mollie' },
  { currency: 'ZZZ', provider: 'mollie' },
  {},
])('does not switch to %j', async (fields) => {
  const { post } = await openShop()

  expect((await post('/providers', fields)).status).toBe(404)
})
