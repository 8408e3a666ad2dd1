import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({}, { providers: 'both' })
})
afterAll(() => office.close())

describe('the swap doctor', () => {
  it('compares two configured providers, and shows what is under way', async () => {
    await office.pay('order_1', { leave: 'open' })
    const { text, html } = await office.visitor.get('/doctor?from=mollie&to=antom')

    expect(text).toContain(
      'Under way at mollie Payments that may still take money, and stay there: 1 payment (€10.50)',
    )
    expect(text).toContain('currency IDR refused 2 decimals, in steps of 100')
    expect(text).toContain('webhooks unsigned signed')
    expect(html).toContain('<code>paymentMethodType</code>')
    expect(text).not.toContain('`')
    expect((await office.visitor.get('/doctor?from=antom&to=mollie')).text).toContain(
      'No payment there may still take money.',
    )
  })

  it.each(['', '?from=mollie&to=mollie', '?from=mollie&to=nobody'])(
    'asks for two with %s',
    async (query) => {
      const { status, text } = await office.visitor.get(`/doctor${query}`)

      expect(status).toBe(200)
      expect(text).toContain('Compare')
      expect(text).not.toContain('What changes What')
    },
  )
})
