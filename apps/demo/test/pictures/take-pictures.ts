import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, openDetails } from '@paystate/browser'
import { openStage } from '../../src/scenarios/open-stage.ts'
import { PROVIDERS } from '../../src/tour/stop.ts'
import { STOPS, tour } from '../../src/tour/tour.ts'
import { listen, type Serve } from '../../src/web/listen.ts'
import { bringAboutStrangePages } from './strange-pages.ts'

// Takes pictures of every page in every state, to look at: `pnpm --filter @paystate/demo pictures --about refund`.
// They go into a temporary folder, or the one that --into names. Without --about, all states are visited.
const { values } = parseArgs({
  options: {
    into: { type: 'string' },
    about: { type: 'string', default: '' },
    provider: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})

/** By default light on a desk and dark on a phone; with --all, every combination. */
const SIZES = { desk: { width: 1200, height: 800 }, phone: { width: 360, height: 740 } } as const
const VIEWS = (['desk', 'phone'] as const).flatMap((size) =>
  (['light', 'dark'] as const)
    .filter((colorScheme) => values.all || (size === 'desk') === (colorScheme === 'light'))
    .map((colorScheme) => ({ size, colorScheme })),
)

const folder = values.into
  ? resolve(process.env.INIT_CWD ?? '', values.into)
  : mkdtempSync(join(tmpdir(), 'paystate-pictures-'))
const browser = await openBrowser({ reducedMotion: 'reduce' })
let serve: Serve = () => new Response(null, { status: 503 })
const listening = await listen((request) => serve(request), { port: 0 })
const origin = `http://127.0.0.1:${listening.port}`

/** A picture of a whole page, with everything open that can be folded away. */
async function take(name: string, path: string): Promise<void> {
  const page = await browser.context.newPage()
  for (const { size, colorScheme } of VIEWS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(SIZES[size])
    await page.goto(origin + path)
    await openDetails(page)
    await page.evaluate('document.fonts.ready')
    const file = `${name.replaceAll(/[^\w]+/g, '-')}.${size}-${colorScheme}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' })
  }
  await page.close()
}

mkdirSync(folder, { recursive: true })
for (const provider of PROVIDERS.filter(
  (one) => values.provider === undefined || one === values.provider,
)) {
  const stage = await openStage()
  const stops = STOPS.filter(({ name }) => name.includes(values.about))
  for await (const seen of tour(stage, { provider, stops })) {
    serve = seen.serve
    const name = `${provider} ${seen.name}`
    await take(`${name} order`, `/orders/${seen.order.reference}`)
    for (const { payment } of seen.view.payments) {
      const id = encodeURIComponent(payment.id)
      await take(`${name} office ${payment.attempt}`, `/console/payment?id=${id}`)
    }
    console.log(name)
  }
  for (const { name, path, serve: strange } of await bringAboutStrangePages(stage, provider)) {
    if (!name.includes(values.about)) continue
    serve = strange
    await take(`${provider} page ${name}`, path)
  }
  await stage.close()
}
await browser.close()
await listening.close()
console.log(folder)
