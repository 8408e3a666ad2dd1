import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser, type Page } from '@paystate/browser'
import { openStage, type Stage } from '../../src/scenarios/open-stage.ts'
import { startAndPay } from '../../src/scenarios/play.ts'
import { stageSimulation } from '../../src/scenarios/stage-simulation.ts'
import { settle, write } from '../../src/tour/go.ts'
import { createApp } from '../../src/web/app.ts'
import { listen } from '../../src/web/listen.ts'

// Takes the pictures of the READMEs: on simulated providers and a clock that stands still, so that they differ
// only where a page does.
const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url))
const MOST_BYTES = 150_000
const ORDER = 'order_2f7c1e9a04'

interface Shot {
  readonly name: string
  readonly path: string
  readonly height: number
  readonly prepare?: (page: Page) => Promise<unknown>
}

const SHOTS: readonly Shot[] = [
  { name: 'shop', path: '/', height: 720 },
  {
    name: 'timeline',
    path: `/orders/${ORDER}`,
    height: 740,
    prepare: (page) => page.evaluate('document.querySelector(".split").scrollIntoView()'),
  },
  {
    name: 'kill',
    path: '/products/pour-over-set',
    height: 780,
    prepare: (page) => page.getByText('What should go wrong?').click(),
  },
]

/** A paid order whose refund was unknown for a while. */
async function placeOrder(stage: Stage): Promise<void> {
  const order = await startAndPay(stage, { differs: { reference: ORDER } })
  const refund = { kind: 'refund', minorUnits: 450, trouble: 'lost_response' } as const
  await write({ stage, provider: 'mollie' }, order, refund)
  await settle({ stage, provider: 'mollie' })
}

mkdirSync(FOLDER, { recursive: true })
const stage = await openStage()
await placeOrder(stage)
const app = createApp({
  shop: stage.shop,
  simulation: stageSimulation(stage),
  endProcess: () => {},
})
const listening = await listen((request) => app.fetch(request), { port: 0 })
const browser = await openBrowser()
const page = await browser.context.newPage()
for (const { name, path, height, prepare } of SHOTS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1100, height })
    await page.goto(`http://127.0.0.1:${listening.port}${path}`)
    await prepare?.(page)
    await page.evaluate('document.fonts.ready')
    const file = `${FOLDER}${name}-${colorScheme}.png`
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    const { size } = statSync(file)
    console.log(`${name}-${colorScheme}.png ${Math.round(size / 1000)} kB`)
    if (size > MOST_BYTES) throw new Error(`${file} has more than ${MOST_BYTES} bytes.`)
  }
}
await browser.close()
await listening.close()
await stage.close()
