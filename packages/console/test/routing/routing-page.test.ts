import { expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'

async function aSwitch() {
  const office = await sharedOffice()
  const turned = new Map([['EUR', 'mollie']])
  const routing = {
    currencies: ['EUR', 'JPY'],
    nameFor: (currency: string) => turned.get(currency) ?? 'antom',
    offers: (currency: string) => (currency === 'EUR' ? ['mollie', 'antom'] : ['antom']),
    turn: (currency: string, to: string) => void turned.set(currency, to),
  }
  return { ...office, turned, routing, ...office.open({ routing }) }
}

it('shows where new payments go, what stays, and switches once per press', async () => {
  const { visitor, pay, turned, audited } = await aSwitch()
  await pay('order_stays', { leave: 'open' })
  const before = await visitor.get('/routing')
  const after = await visitor.submit(before, { action: 'routing/switch' })

  expect(before.text).toContain('EUR New payments go to mollie')
  expect(before.html).toContain('instance=mollie&amp;standing=live&amp;currency=EUR')
  expect(before.text).toContain('No other configured provider takes JPY.')
  expect(turned.get('EUR')).toBe('antom')
  expect(after.text).toContain('It is switched.')
  expect(after.text).toContain('EUR New payments go to antom')
  expect(audited.slice(-2)).toMatchObject([
    { action: 'switch_provider', stage: 'requested', instance: 'antom', currency: 'EUR' },
    { action: 'switch_provider', stage: 'done', result: 'switched' },
  ])
})

it('refuses a provider that no longer takes the currency, and changes nothing', async () => {
  const { visitor, turned, routing } = await aSwitch()
  const page = await visitor.get('/routing')
  routing.offers = () => ['mollie']
  const sent = await visitor.submit(page, { action: 'routing/switch' })

  expect(sent.status).toBe(422)
  expect(sent.text).toContain('Not switched.')
  expect(turned.get('EUR')).toBe('mollie')
})

it('is not there without a switch, and offers nothing to somebody who may only read', async () => {
  const { visitor, open, routing } = await aSwitch()
  const without = open({}).visitor
  const reader = open({ routing, authorize: () => ({ name: 'Ada', may: 'read' }) }).visitor

  expect((await without.get('/routing')).status).toBe(404)
  expect((await without.get('')).html).not.toContain('/routing')
  expect((await visitor.get('')).html).toContain('href="/console/routing"')
  expect((await reader.get('/routing')).html).not.toContain('<form method="post"')
})
