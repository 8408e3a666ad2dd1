import { NO_CHROMIUM, type OpenBrowser, openBrowser } from '@paystate/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'
import { type Serving, serve } from '../support/serve.ts'

describe.skipIf(NO_CHROMIUM)(`a person in a browser without JavaScript${NO_CHROMIUM}`, () => {
  let office: Office
  let serving: Serving
  let browser: OpenBrowser
  const complaints: string[] = []

  beforeAll(async () => {
    office = await openOffice()
    serving = await serve(office.console)
    browser = await openBrowser({ javaScriptEnabled: false })
    browser.context.on('console', (message) => complaints.push(message.text()))
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.close()
    await office?.close()
  })

  it('finds a payment and refunds a part of it once, with a double click', async () => {
    const id = await office.pay('order_1')
    const { providerId = '' } = await office.payments.get(id)
    const page = await browser.context.newPage()
    await page.goto(`${serving.origin}/console`)
    await page.getByLabel('Search').fill('order_1')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('link', { name: 'order_1' }).click()
    await page.getByText('Refund', { exact: true }).first().click()
    await page.getByLabel('Amount in EUR').fill('4.00')
    await page.getByRole('button', { name: 'Refund', exact: true }).dblclick()
    await page.getByText('Refund of €4.00: applied.').waitFor()

    expect(office.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    expect(await page.locator('main').textContent()).toContain('€6.50')
    await page.goBack()
    await page.reload()
    await page.close()
    expect(office.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('reaches everything with the keyboard, the skip link first', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${serving.origin}/console`)
    await page.keyboard.press('Tab')

    expect(await page.locator(':focus').textContent()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#content')
    await page.close()
  })

  it('meets no complaint of the browser about the policy', () => {
    expect(complaints).toEqual([])
  })
})
