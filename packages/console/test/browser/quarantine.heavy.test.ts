import { NO_CHROMIUM, type OpenBrowser, openBrowser, type Page } from '@paystate/browser'
import { money } from '@paystate/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'
import { type Serving, serve } from '../support/serve.ts'
import { unsignedWebhook } from '../support/unsigned-webhook.ts'

describe.skipIf(NO_CHROMIUM)(
  `the quarantine, in a browser without JavaScript${NO_CHROMIUM}`,
  () => {
    let office: Office
    let serving: Serving
    let browser: OpenBrowser
    let page: Page

    beforeAll(async () => {
      office = await openOffice({}, { providers: 'both' })
      serving = await serve(office.console)
      browser = await openBrowser({ javaScriptEnabled: false })
      page = await browser.context.newPage()
    })
    beforeEach(async () => {
      for (const { id } of await office.payments.quarantine()) await office.payments.dropWebhook(id)
    })
    afterAll(async () => {
      await browser?.close()
      await serving?.close()
      await office?.close()
    })

    const open = (path: string) => page.goto(`${serving.origin}/console${path}`)
    const main = async () => (await page.locator('main').textContent()) ?? ''

    it('keeps a forged webhook however often it is verified again, and removes it unread', async () => {
      await office.payments.receiveWebhook('mollie', unsignedWebhook('payer@shop.example'))
      await open('/quarantine')
      const shown = await main()
      await page.getByRole('button', { name: 'Verify it again' }).click()
      await page.getByText('It is still not genuine.').waitFor()
      await page.getByRole('button', { name: 'Verify it again' }).click()
      await page.getByText('It is still not genuine.').waitFor()
      await page.getByText('Remove it', { exact: true }).click()
      await page.getByRole('button', { name: 'Remove the webhook' }).dblclick()
      await page.getByText('Nothing is in quarantine').waitFor()

      expect(shown).toContain('For mollie')
      expect(shown).not.toContain('payer@')
      expect(await office.payments.quarantine()).toEqual([])
    })

    it('takes in a genuine webhook that a process with an old key refused, and the payment is paid', async () => {
      const amount = money('PHP', 1050)
      const id = await office.pay('order_1', { leave: 'open', differs: { amount } })
      const { providerId = '' } = await office.payments.get(id)
      await office.sendWebhooksToOldProcess()
      await office.antom.payer.pay(providerId)
      await office.clock.advance(0)
      await open(`/payment?id=${id}`)
      const before = await main()
      await open('/quarantine')
      await page.getByText('For antom').waitFor()
      await page.getByRole('button', { name: 'Verify it again' }).click()
      await page.getByText('It is genuine.').waitFor()
      const after = await main()
      await office.engine.drain()
      await open(`/payment?id=${id}`)

      expect(before).toContain('may still take money')
      expect(after).toContain('Nothing is in quarantine')
      expect(await main()).toContain('The money was taken')
    })
  },
)
