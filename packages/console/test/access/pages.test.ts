import { describe, expect, it } from 'vitest'
import { createConsole } from '../../src/index.ts'
import { sharedOffice } from '../support/shared-office.ts'

describe('every response', () => {
  it.each(['', '/payment?id=nothing', '/nothing', '/unknown'])(
    'of %s has a policy that loads nothing from elsewhere and runs nothing',
    async (path) => {
      const { visitor } = await sharedOffice()
      const { headers, html } = await visitor.get(path)
      const policy = headers.get('content-security-policy')

      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|(?:src|href)="(?!\/console|#)/)
    },
  )

  it('of the style sheet may be kept: its address changes with it', async () => {
    const { visitor } = await sharedOffice()
    const { html } = await visitor.get('')
    const address = /href="\/console(\/style-[0-9a-f]+\.css)"/.exec(html)?.[1] ?? ''
    const sheet = await visitor.get(address)

    expect(sheet.status).toBe(200)
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(sheet.headers.get('cache-control')).toContain('immutable')
  })
})

describe('a page', () => {
  it('shows markup in a name as text', async () => {
    const { visitor, pay } = await sharedOffice()
    const order = `order "><script>alert('x')</script>&amp;`
    const id = await pay(order)
    const list = await visitor.get(`?search=${encodeURIComponent(order)}`)
    const page = await visitor.get(`/payment?id=${id}`)

    expect(list.html + page.html).not.toContain('<script')
    expect(page.text).toContain(order)
    expect(list.text).toContain(order)
  })

  it.each([
    ['\u202e', '[U+202E]'],
    ['\u2067', '[U+2067]'],
  ])('shows what would make the amount behind a name read backward: %j', async (turn, shown) => {
    const { visitor, pay } = await sharedOffice()
    const order = `order ${turn}05.01`
    const id = await pay(order)
    const list = await visitor.get(`?search=${encodeURIComponent(order)}`)
    const page = await visitor.get(`/payment?id=${id}`)

    for (const { text } of [list, page]) {
      expect(text).toContain(`order ${shown}05.01`)
      expect(text).not.toContain(turn)
    }
  })

  it('has no secret on it, whatever happened to the payment', async () => {
    const { visitor, pay, mollie } = await sharedOffice()
    mollie.faults.next('create_payment', 'drop_answer')
    const id = await pay('order_secret', { leave: 'open' })
    const pages = [
      await visitor.get(''),
      await visitor.get(`/payment?id=${id}`),
      await visitor.get('/unknown'),
    ]

    expect(pages.map(({ html }) => html).join()).not.toMatch(
      /test_\w{10}|Bearer|checkout\.|authorization/i,
    )
  })

  it('that does not exist says so', async () => {
    const { visitor } = await sharedOffice()
    const nothing = await visitor.get('/nothing')
    const payment = await visitor.get('/payment?id=pay_of_nobody')

    expect([nothing.status, payment.status]).toEqual([404, 404])
    expect(payment.text).toContain('No such payment')
    expect(payment.text).toContain('pay_of_nobody')
  })

  it.each([
    '/payment',
    '/payment?id=',
    '/payment?id=%00',
    `/payment?id=${'a'.repeat(300)}`,
    '/unknown?after=of_another_list',
    '?search=%00',
  ])('with an address that no link has is not found: %s', async (path) => {
    const { visitor } = await sharedOffice()
    const { status, text } = await visitor.get(path)

    expect(status).toBe(404)
    expect(text).toContain('Page not found')
    expect(text).toContain('no money has moved')
  })
})

const WRONG: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['basePath', { basePath: 'console/' }],
  ['basePath', { basePath: '/a b' }],
  ['secret', { secret: 'short' }],
  ['timeZone', { timeZone: 'Berlin' }],
  ['locale', { locale: 'not a locale' }],
  ['basepath', { basepath: '/console' }],
]

describe('an option that is wrong', () => {
  it.each(WRONG)('%s is refused at the start', async (name, options) => {
    const { payments } = await sharedOffice()

    expect(() => createConsole(payments, options)).toThrow(new RegExp(`not created.*${name}`, 's'))
  })

  it.each([undefined, {}, Promise.resolve({})])('an engine that is none is: %s', (payments) => {
    expect(() => Reflect.apply(createConsole, undefined, [payments])).toThrow(
      'payments: must be what createPayments returns, awaited',
    )
  })
})
