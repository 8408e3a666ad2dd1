import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

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

export interface OpenBrowser {
  readonly context: BrowserContext
  /** Ends the browser whole: a page that hangs is not waited for. */
  close(): Promise<void>
}

/** A browser with an empty profile of its own, which goes when it is closed. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<OpenBrowser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('No Chromium was found: set CHROME_PATH.')
  const browser = await chromium.launch({ executablePath, args: FLAGS, chromiumSandbox: false })
  const context = await browser.newContext(options)
  context.setDefaultTimeout(30_000)
  return { context, close: () => browser.close() }
}
