import {
  accessibilityViolations,
  NO_CHROMIUM,
  type OpenBrowser,
  openBrowser,
  openDetails,
  pageWidth,
} from '@paystate/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReachable } from '../support/is-reachable.ts'
import { startTestShop, type TestDemo } from '../support/start-test-shop.ts'

describe.skipIf(NO_CHROMIUM)(`the pages${NO_CHROMIUM}`, () => {
  let shop: TestDemo
  let browser: OpenBrowser
  const paths = new Map<string, string>()

  beforeAll(async () => {
    shop = await startTestShop('antom')
    browser = await openBrowser({ bypassCSP: true })
    await placeOrders()
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  async function place(order: string, trouble: string) {
    const body = new URLSearchParams({ order, product: 'wool-blanket', trouble })
    const headers = { origin: shop.origin }
    await fetch(`${shop.origin}/orders`, { method: 'POST', body, headers, redirect: 'manual' })
    return `/orders/${order}`
  }

  /** Places an order that is charged later, and pays it. */
  async function reserve(order: string) {
    const page = await browser.context.newPage()
    await page.goto(`${shop.origin}/products/wool-blanket`)
    await page.locator('input[name=order]').evaluate(`(field) => { field.value = '${order}' }`)
    await page.getByRole('radio', { name: 'When it ships' }).check()
    await page.getByRole('button', { name: /^Pay €129.00 with/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: /^Authorize/ }).click()
    await page.getByRole('heading', { name: 'Reserved, not charged yet' }).waitFor()
    await page.close()
    return `/orders/${order}`
  }

  async function placeOrders() {
    paths.set('the shop window', '/')
    paths.set('a product', '/products/wool-blanket')
    paths.set('an order that is refused', await place('order_00000000aa', 'refused'))
    await isReachable(shop.simulation.server.url)
    paths.set('an open order', await place('order_00000000bb', 'none'))
    const paid = await place('order_00000000cc', 'none')
    const page = await browser.context.newPage()
    await page.goto(shop.origin + paid)
    await page.getByRole('link', { name: /^Continue/ }).click()
    await page.getByRole('button', { name: /^Pay/ }).click()
    await page.getByLabel(/^Refund/).fill('29.00')
    await page.getByText('What should go wrong?').first().click()
    await page.getByRole('radio', { name: 'No response' }).first().check()
    await page.getByRole('button', { name: 'Refund', exact: true }).click()
    await page.getByText('We refunded €29.00 of €129.00').waitFor()
    await page.close()
    paths.set('a paid order', paid)
    paths.set('a reserved order', await reserve('order_00000000dd'))
    paths.set('the orders', '/orders')
    paths.set('the providers', '/providers')
    paths.set('nothing', '/nothing')
  }

  const NAMES = [
    'the shop window',
    'a product',
    'an order that is refused',
    'an open order',
    'a paid order',
    'a reserved order',
    'the orders',
    'the providers',
    'nothing',
  ]

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(NAMES)('%s has no violation of accessibility', async (name) => {
      const page = await browser.context.newPage()
      await page.emulateMedia({ colorScheme })
      await page.goto(shop.origin + (paths.get(name) ?? 'missing'))
      await openDetails(page)
      const violations = await accessibilityViolations(page)
      await page.close()

      expect(violations).toEqual([])
    })
  })

  it.each(NAMES)('%s does not scroll sideways on 360 pixels', async (name) => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(shop.origin + (paths.get(name) ?? 'missing'))
    const width = await pageWidth(page)
    await page.close()

    expect(width).toBe(360)
  })

  it('shows the order of a payer without JavaScript', async () => {
    const page = await browser.context.newPage()
    await page.route('**/live.js*', (route) => route.abort())
    await page.goto(shop.origin + (paths.get('an open order') ?? 'missing'))
    const text = await page.locator('main').textContent()
    await page.close()

    expect(text).toContain('Reload this page for updates')
    expect(text).toContain('Continue to Antom')
  })
})
