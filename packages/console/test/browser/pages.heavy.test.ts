import {
  accessibilityViolations,
  NO_CHROMIUM,
  type OpenBrowser,
  openBrowser,
  openDetails,
  type Page,
  pageWidth,
} from '@paystate/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'
import { type Serving, serve } from '../support/serve.ts'
import { unsignedWebhook } from '../support/unsigned-webhook.ts'

describe.skipIf(NO_CHROMIUM)(`in a browser${NO_CHROMIUM}`, () => {
  let office: Office
  let serving: Serving
  let browser: OpenBrowser
  const paths = new Map<string, string>([
    ['the list', ''],
    ['an empty search', '?search=nobody'],
    ['the totals', '/totals'],
    ['what is unknown', '/unknown'],
    ['the anomalies', '/anomalies'],
    ['the deliveries', '/deliveries'],
    ['the quarantine', '/quarantine'],
    ['the health', '/health'],
    ['the health, asked', '/health?ask=yes'],
    ['the swap doctor', '/doctor?from=mollie&to=antom'],
    ['a page that is not there', '/nothing'],
  ])

  beforeAll(async () => {
    office = await openOffice({}, { providers: 'both' })
    serving = await serve(office.console)
    browser = await openBrowser({ bypassCSP: true })
    await bringAbout()
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.close()
    await office?.close()
  })

  async function bringAbout() {
    const paid = await office.pay('order_with_a_name_that_is_rather_long_for_a_telephone_2026_01')
    paths.set('a paid payment', `/payment?id=${paid}`)
    const authorized = await office.pay('order_2', { differs: { capture: 'manual' } })
    paths.set('an authorized payment', `/payment?id=${authorized}`)
    paths.set('an open payment', `/payment?id=${await office.pay('order_3', { leave: 'open' })}`)
    const late = await office.pay('order_5', { leave: 'open' })
    const { providerId = '' } = await office.payments.get(late)
    await office.mollie.payer.cancel(providerId)
    await office.payments.get(late, { fresh: true })
    await office.mollie.bank.payLate(providerId)
    await office.payments.get(late, { fresh: true })
    paths.set('a payment with an anomaly', `/payment?id=${late}`)
    await office.payments.receiveWebhook('mollie', unsignedWebhook('order_6'))
    office.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    paths.set('an unknown payment', `/payment?id=${await office.pay('order_4', { leave: 'open' })}`)
  }

  async function opened(name: string): Promise<Page> {
    const page = await browser.context.newPage()
    await page.goto(`${serving.origin}/console${paths.get(name) ?? '/missing'}`)
    return page
  }

  const NAMES = [
    'the list',
    'an empty search',
    'the totals',
    'what is unknown',
    'the anomalies',
    'the deliveries',
    'the quarantine',
    'the health',
    'the health, asked',
    'the swap doctor',
    'a page that is not there',
    'a paid payment',
    'an authorized payment',
    'an open payment',
    'an unknown payment',
    'a payment with an anomaly',
  ]

  describe.each(['light', 'dark'] as const)('and %s', (colorScheme) => {
    it.each(NAMES)('%s has no violation of accessibility', async (name) => {
      const page = await opened(name)
      await page.emulateMedia({ colorScheme })
      await openDetails(page)
      const violations = await accessibilityViolations(page)
      await page.close()

      expect(violations).toEqual([])
    })
  })

  it.each(NAMES)('%s does not scroll sideways on 360 pixels', async (name) => {
    const page = await opened(name)
    await page.setViewportSize({ width: 360, height: 740 })
    await openDetails(page)
    const width = await pageWidth(page)
    await page.close()

    expect(width).toBe(360)
  })
})
