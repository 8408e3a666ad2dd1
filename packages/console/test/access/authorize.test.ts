import { describe, expect, it } from 'vitest'
import type { ConsoleOptions } from '../../src/index.ts'
import { sharedOffice } from '../support/shared-office.ts'

const elsewhere = (path = '/console') => new Request(`https://admin.example${path}`)

async function opened(options: ConsoleOptions) {
  const office = await sharedOffice()
  return { ...office, ...office.open(options) }
}

describe('with authorize', () => {
  it('nobody is let in whom it does not name, to any page', async () => {
    const { console, pay } = await opened({ authorize: () => undefined })
    const id = await pay('order_nobody')
    const pages = ['', '/', '/payment', `/payment?id=${id}`, '/unknown', '/nothing']
    const responses = await Promise.all(pages.map((page) => console(elsewhere(`/console${page}`))))
    const texts = await Promise.all(responses.map((response) => response.text()))

    expect(responses.map(({ status }) => status)).toEqual(pages.map(() => 403))
    expect(texts.join()).not.toContain('order_nobody')
  })

  it('a response of the application is sent as it is', async () => {
    const login = () => new Response(null, { status: 302, headers: { location: '/login' } })
    const { console } = await opened({ authorize: login })
    const response = await console(elsewhere())

    expect(response.status).toBe(302)
    expect(Object.fromEntries(response.headers)).toEqual({ location: '/login' })
  })

  it('who is named stands on the page, from wherever they come', async () => {
    const { console } = await opened({ authorize: async () => ({ name: 'Ada <Lovelace>' }) })
    const html = await (await console(elsewhere())).text()

    expect(html).toContain('Ada &lt;Lovelace&gt;')
  })

  it('an error of authorize lets nobody in', async () => {
    const authorize = () => {
      throw new Error('session store down, password hunter2')
    }
    const { console } = await opened({ authorize })
    const response = await console(elsewhere())
    const html = await response.text()

    expect(response.status).toBe(500)
    expect(html).not.toContain('hunter2')
    expect(html).not.toContain('Search')
  })

  it('a person who may only look sees no form, and cannot send one', async () => {
    const { visitor, open, pay, mollie, payments } = await opened({
      authorize: () => ({ name: 'Ada', may: 'read' }),
    })
    const id = await pay('order_read_only')
    const page = await visitor.get(`/payment?id=${id}`)
    const { visitor: acting } = open({ authorize: () => ({ name: 'Ada' }) })
    const forms = await acting.get(`/payment?id=${id}`)
    const sent = await visitor.submit(forms, { action: 'payment/refund' })
    const { providerId = '' } = await payments.get(id)

    expect(page.html).not.toContain('method="post"')
    expect(sent.status).toBe(403)
    expect(sent.text).toContain('You may only read')
    expect(mollie.ledger.refundsOf(providerId)).toEqual([])
  })
})
