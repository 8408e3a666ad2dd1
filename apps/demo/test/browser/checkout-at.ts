import {
  type BrowserContext,
  NO_CHROMIUM,
  type OpenBrowser,
  openBrowser,
  type Page,
} from '@paystate/browser'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isReachable } from '../support/is-reachable.ts'
import { startTestShop, type TestDemo } from '../support/start-test-shop.ts'

/** A payer's ways through the shop, in a browser. A file for each provider, so that both run at once. */
export function checkoutAt(provider: 'mollie' | 'antom'): void {
  describe.skipIf(NO_CHROMIUM)(`a payer at ${provider}${NO_CHROMIUM}`, () => {
    let shop: TestDemo
    let browser: OpenBrowser
    let context: BrowserContext
    const complaints: string[] = []

    beforeAll(async () => {
      shop = await startTestShop(provider)
    })
    afterAll(async () => {
      await shop?.close()
    })

    beforeEach(async () => {
      browser = await openBrowser()
      context = browser.context
    })
    afterEach(async () => {
      await browser?.close()
    })

    async function newPage(): Promise<Page> {
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        const isRefusal = message.text().includes('422 (Unprocessable')
        if (message.type() === 'error' && !isRefusal) complaints.push(message.text())
      })
      return page
    }

    /** Chooses a product and presses "pay". */
    async function buy(trouble?: string): Promise<Page> {
      const page = await newPage()
      await page.goto(shop.origin)
      await page.getByRole('link', { name: 'Stoneware mug' }).click()
      if (trouble) await page.getByRole('radio', { name: trouble }).check()
      await page.getByRole('button', { name: /^Pay €24.50/ }).click()
      return page
    }

    async function buyAndPay(): Promise<Page> {
      const page = await buy()
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByRole('heading', { name: 'Paid' }).waitFor()
      return page
    }

    const orderOf = async () => {
      const page = await newPage()
      await page.goto(`${shop.origin}/orders`)
      await page.locator('.order-name').first().click()
      return page
    }

    it('buys, pays on the provider’s page, and comes back to a paid order', async () => {
      const page = await buyAndPay()

      expect(await page.locator('#status').textContent()).toContain('We received €24.50')
      expect(new URL(page.url()).origin).toBe(shop.origin)
    })

    it('sees the status arrive without a reload', async () => {
      const payer = await buy()
      const watching = await orderOf()
      await watching.getByRole('heading', { name: 'Waiting for your payment' }).waitFor()
      await watching.getByText('Live', { exact: true }).waitFor()
      await watching.evaluate('window.isTheSamePage = true')
      await payer.getByRole('button', { name: /^Pay/ }).click()
      await watching.getByRole('heading', { name: 'Paid' }).waitFor()

      expect(await watching.evaluate('window.isTheSamePage')).toBe(true)
      expect(await watching.locator('#story').textContent()).toContain('Webhook from')
    })

    it('gets a part back, and then the rest', async () => {
      const page = await buyAndPay()
      await page.getByLabel(/^Refund, at most €24.50/).fill('4.50')
      await page.getByRole('button', { name: 'Refund', exact: true }).click()
      await page.getByText('We refunded €4.50 of €24.50').waitFor()
      await page.getByLabel(/^Refund, at most €20.00/).fill('20.00')
      await page.getByRole('button', { name: 'Refund', exact: true }).click()
      await page.getByText('We refunded €24.50 of €24.50').waitFor()

      expect(await page.locator('.tally').textContent()).toContain('1 payment, 2 refunds')
    })

    it('keeps what somebody is typing while news arrive, and refunds once on a double click', async () => {
      const page = await buyAndPay()
      await page.getByLabel(/^Refund/).fill('7.00')
      const other = await newPage()
      await other.goto(page.url())
      await other.getByLabel(/^Refund/).fill('4.50')
      await other.getByRole('button', { name: 'Refund', exact: true }).dblclick()
      const field = page.getByLabel(/^Refund, at most €20.00/)
      await field.waitFor()

      expect(await field.inputValue()).toBe('7.00')
      expect(await page.locator('.tally').textContent()).toContain('1 payment, 1 refund')
    })

    it.each(['12,50', '99.00', '1.005', '0'])(
      'keeps why the refund of %j was refused, and what was typed, while news arrive',
      async (amount) => {
        const page = await buyAndPay()
        await page.getByLabel(/^Refund/).fill(amount)
        await page.getByRole('button', { name: 'Refund', exact: true }).click()
        const why = await page.getByRole('alert').textContent()
        await page.getByText('Live', { exact: true }).waitFor()
        const field = page.getByLabel(/^Refund/)
        await page.evaluate(
          'new Promise((go) => new EventSource(document.body.dataset.events).addEventListener("fragments", go))',
        )

        expect(await page.getByRole('alert').textContent()).toBe(why)
        expect(await field.inputValue()).toBe(amount)
        expect(await field.getAttribute('aria-invalid')).toBe('true')
        await page.getByRole('button', { name: 'Refund', exact: true }).click()
        await page.getByRole('alert').waitFor()
        expect(await page.locator('.tally').textContent()).toContain('1 payment, 0 refunds')
      },
    )

    it('hears the truth about a lost response, and gets one payment', async () => {
      const page = await buy('The response gets lost')
      await page.getByRole('heading', { name: 'We are finding out' }).waitFor()
      const truth = await page.locator('.tally').textContent()
      await page.getByRole('link', { name: /^Continue to/ }).waitFor()

      expect(truth).toContain('1 payment')
      expect(await page.locator('.tally').textContent()).toContain('1 payment, 0 refunds')
      expect(await page.locator('#story').textContent()).toContain('Found out')
    })

    it('gets one refund when its response is lost', async () => {
      const page = await buyAndPay()
      await page.getByText('What should go wrong?').first().click()
      await page.getByRole('radio', { name: 'The response gets lost' }).first().check()
      await page.getByLabel(/^Refund/).fill('24.50')
      // A webhook would end the doubt before anybody sees it.
      shop.simulation[provider].webhooks.faults.next({ kind: 'lost' })
      await page.getByRole('button', { name: 'Refund', exact: true }).click()
      await page.getByText('We are finding out whether the refund of €24.50 was made').waitFor()
      await page.getByText('We refunded €24.50 of €24.50').waitFor()

      expect(await page.locator('.tally').textContent()).toContain('1 payment, 1 refund')
      expect(await page.locator('#story').textContent()).toContain('may or may not have been made')
    })

    it('reads that nothing was sent when the provider is out of reach, and pays anew', async () => {
      const page = await buy('The provider cannot be reached')
      await page.getByRole('heading', { name: 'No payment was made' }).waitFor()
      expect(await page.locator('.tally').textContent()).toContain('0 payments')
      await isReachable(shop.simulation.server.url)
      await page.getByRole('button', { name: 'Start a new payment' }).click()
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByRole('heading', { name: 'Paid' }).waitFor()

      expect(await page.locator('.tally').first().textContent()).toContain('1 payment, 0 refunds')
      expect(await page.locator('.tally').last().textContent()).toContain('0 payments')
    })

    it('is charged only when the shop captures what was reserved', async () => {
      const page = await newPage()
      await page.goto(`${shop.origin}/products/stoneware-mug`)
      await page.getByRole('radio', { name: 'When it ships' }).check()
      await page.getByRole('button', { name: /^Pay €24.50/ }).click()
      if (provider === 'antom') await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('button', { name: /^Authorize/ }).click()
      await page.getByRole('heading', { name: 'Reserved, not charged yet' }).waitFor()
      await page.getByLabel(/^Charge, at most €24.50/).fill('24.50')
      await page.getByRole('button', { name: 'Charge', exact: true }).click()
      await page.getByRole('heading', { name: 'Paid' }).waitFor()

      expect(await page.locator('#status').textContent()).toContain('We received €24.50')
    })

    it('can end a payment instead of paying', async () => {
      const page = await buy()
      if (provider === 'mollie') {
        await page.getByRole('button', { name: 'Cancel' }).click()
      } else {
        await page.getByRole('button', { name: 'Leave it open' }).click()
        await page.getByRole('button', { name: 'Cancel the payment' }).click()
      }
      await page.getByRole('heading', { name: 'The payment is canceled' }).waitFor()

      expect(await page.locator('#status').textContent()).toContain('You were not charged')
    })

    it('meets no fault of the program and no complaint of the browser', () => {
      expect(shop.errors).toEqual([])
      expect(complaints).toEqual([])
    })
  })
}
