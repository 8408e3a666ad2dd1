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
import {
  type ControlServer,
  type SimulatorServer,
  startControlServer,
  startSimulatorServer,
} from '../../src/index.ts'
import { connected as antomMerchant, payFields } from '../antom/merchant.ts'
import { idOf, connected as mollieMerchant } from '../mollie/connected.ts'

const PAGES = [
  'Mollie’s checkout',
  'Mollie’s checkout after a method was turned down',
  'Mollie’s checkout of a paid payment',
  'Mollie’s page of the test mode',
  'Antom’s checkout',
  'Antom’s checkout of a paid payment',
  'Antom’s session',
  'the control page',
  'the control page of a payment',
] as const

type Shown = Readonly<Record<(typeof PAGES)[number], string>>

describe.skipIf(NO_CHROMIUM)(`a page${NO_CHROMIUM}`, () => {
  let servers: readonly (SimulatorServer | ControlServer)[] = []
  let urls: Shown
  let browser: OpenBrowser
  let page: Page

  beforeAll(async () => {
    ;({ servers, urls } = await showPages())
    browser = await openBrowser({ bypassCSP: true, viewport: { width: 360, height: 740 } })
    page = await browser.context.newPage()
  }, 30_000)

  afterAll(async () => {
    await browser?.close()
    await Promise.all(servers.map((server) => server.close()))
  })

  async function open(name: (typeof PAGES)[number]): Promise<void> {
    const response = await page.goto(urls[name])
    expect(response?.status()).toBe(200)
    await openDetails(page)
  }

  it.each(PAGES)('has no violation of accessibility, light and dark: %s', async (name) => {
    await open(name)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const violations = await accessibilityViolations(page)
      expect({ colorScheme, violations }).toEqual({ colorScheme, violations: [] })
    }
  })

  it.each(PAGES)('does not scroll sideways on 360 pixels: %s', async (name) => {
    await open(name)
    expect(await pageWidth(page)).toBe(360)
  })
})

/** Both providers on a port, with payments in several states. */
async function showPages() {
  const { mollie, create, paid } = mollieMerchant()
  const antom = antomMerchant()
  const server = await startSimulatorServer({ mollie, antom: antom.antom })
  const control = await startControlServer(
    { mollie, antom: antom.antom },
    { connect: { mollie: { endpoint: server.mollieUrl } } },
  )
  const at = (path: string) => new URL(path, server.url).href
  const turnedDown = at(`/checkout/${idOf(await create({ method: 'ideal' }))}`)
  await fetch(turnedDown, { method: 'POST', body: new URLSearchParams({ action: 'cancel' }) })
  const molliePaid = await paid()
  const session = await antom.call('createPaymentSession', {
    ...payFields({ paymentRequestId: 'REQ_3', productScene: 'CHECKOUT_PAYMENT' }),
    paymentMethod: undefined,
  })
  const antomPaid = await antom.paidPayment({ paymentRequestId: 'REQ_2' })
  const opened = idOf(await create())
  mollie.faults.next('*', 'server_error') // to be shown as planned
  const urls: Shown = {
    'Mollie’s checkout': at(`/checkout/${opened}`),
    'Mollie’s checkout after a method was turned down': turnedDown,
    'Mollie’s checkout of a paid payment': at(`/checkout/${molliePaid}`),
    'Mollie’s page of the test mode': at(`/test-mode/${molliePaid}`),
    'Antom’s checkout': at(`/antom/checkout/${await antom.openPayment()}`),
    'Antom’s checkout of a paid payment': at(`/antom/checkout/${antomPaid}`),
    'Antom’s session': at(new URL(String(session.normalUrl)).pathname),
    'the control page': control.url,
    'the control page of a payment': `${control.url}/payments/mollie/${molliePaid}`,
  }
  return { servers: [server, control], urls }
}
