import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ControlServer,
  type SimulatorServer,
  startControlServer,
  startSimulatorServer,
} from '../../src/index.ts'
import { connected as antomMerchant, payFields } from '../antom/merchant.ts'
import { idOf, connected as mollieMerchant } from '../mollie/connected.ts'
import { findChromium } from './find-chromium.ts'

const program = findChromium()
const title = program ? '' : ' (skipped: no Chromium; set CHROME_PATH)'
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

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

describe.skipIf(!program)(`a page${title}`, () => {
  let profile: string
  let servers: readonly (SimulatorServer | ControlServer)[] = []
  let urls: Shown
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'paystate-simulator-'))
    const [shown, launched] = await Promise.all([
      showPages(),
      chromium.launchPersistentContext(profile, {
        executablePath: program ?? '',
        args: FLAGS,
        chromiumSandbox: false,
        bypassCSP: true,
        viewport: { width: 360, height: 740 },
      }),
    ])
    ;({ servers, urls } = shown)
    context = launched
    page = await context.newPage()
  }, 30_000)

  afterAll(async () => {
    await context?.close()
    await Promise.all(servers.map((server) => server.close()))
    rmSync(profile, { recursive: true, force: true })
  })

  async function open(name: (typeof PAGES)[number]): Promise<void> {
    const response = await page.goto(urls[name])
    expect(response?.status()).toBe(200)
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
  }

  it.each(PAGES)('has no violation of accessibility, light and dark: %s', async (name) => {
    await open(name)
    await page.evaluate(AXE)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const violations: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
      )
      expect({ colorScheme, violations }).toEqual({ colorScheme, violations: [] })
    }
  })

  it.each(PAGES)('does not scroll sideways on 360 pixels: %s', async (name) => {
    await open(name)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
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
