import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('the list', () => {
  it('says what to expect while there is nothing', async () => {
    const { text } = await office.visitor.get('')

    expect(text).toContain('There are no payments yet')
  })

  it('shows the newest first, with status and provider', async () => {
    await office.pay('order_1')
    await office.pay('order_2', { leave: 'open' })
    const { text } = await office.visitor.get('')

    expect(text.indexOf('order_2')).toBeLessThan(text.indexOf('order_1'))
    expect(text).toContain(
      '€10.50 requires action may still take money mollie says “open”'.replaceAll(/[“”]/g, ''),
    )
    expect(text).toContain('€10.50 captured holds money')
  })

  it('is narrowed by status, money, provider and what is unknown', async () => {
    const ordersIn = async (query: string) =>
      [...(await office.visitor.get(query)).text.matchAll(/order_\d/g)].map(([order]) => order)

    expect(await ordersIn('?status=captured')).toEqual(['order_1'])
    expect(await ordersIn('?standing=live')).toEqual(['order_2'])
    expect(await ordersIn('?instance=mollie')).toEqual(['order_2', 'order_1'])
    expect(await ordersIn('?unknown=yes')).toEqual([])
    expect(await ordersIn('?status=expired')).toEqual([])
    expect((await office.visitor.get('?status=expired')).text).toContain('No payment passes')
  })

  it('counts what it cannot read as not asked for', async () => {
    const { status, text } = await office.visitor.get('?status=nonsense&after=nonsense&standing=')

    expect(status).toBe(200)
    expect(text).toContain('order_1')
  })

  it('finds a payment by its order, its id, its reference and the provider’s id', async () => {
    const [payment] = await office.payments.find({ order: 'order_1' })
    const { id = '', reference = '', providerId = '' } = payment ?? {}
    const names = ['order_1', id, reference, providerId, reference.slice(0, -4)]
    const found = await Promise.all(
      names.map((name) => office.visitor.get(`?search=%20${encodeURIComponent(name)}`)),
    )

    for (const { text } of found) {
      expect(text).toContain('order_1')
      expect(text).not.toContain('order_2')
    }
    expect((await office.visitor.get('?search=nobody')).text).toContain('No payment has this name')
  })

  it('takes days of its own time zone, both ends included', async () => {
    const { visitor } = office.open({ timeZone: 'Pacific/Auckland' }) // 12:00 UTC is the day after
    const found = async (query: string) => (await visitor.get(query)).text.includes('order_1')

    expect(await found('?from=2026-01-16&to=2026-01-16')).toBe(true)
    expect(await found('?from=2026-01-15&to=2026-01-15')).toBe(false)
    expect(await found('?from=2026-01-17')).toBe(false)
    expect(await found('?from=tomorrow')).toBe(true)
  })

  it('is added up by currency, with the same filters', async () => {
    const { text } = await office.visitor.get('/totals?standing=paid')

    expect(text).toContain('EUR 1 €10.50 €10.50 €0.00')
    expect((await office.visitor.get('/totals?currency=JPY')).text).toContain('No payment passes')
  })

  it('turns its pages by key, and keeps the filters', async () => {
    const { payments } = office
    const list: typeof payments.list = (filter) => payments.list({ ...filter, limit: 1 })
    const { createConsole } = await import('../../src/index.ts')
    const { createVisitor } = await import('../support/visitor.ts')
    const visitor = createVisitor(createConsole({ ...payments, list }, {}))
    const first = await visitor.get('?instance=mollie')
    const older = /href="\/console(\?[^"]*)" rel="next"/.exec(first.html)?.[1] ?? ''
    const second = await visitor.get(older.replaceAll('&amp;', '&'))

    expect(first.text).toContain('order_2')
    expect(first.text).not.toContain('order_1')
    expect(second.text).toContain('order_1')
    expect(second.text).not.toContain('order_2')
    expect(second.html).toContain('href="/console?instance=mollie" rel="first"')
  })
})
