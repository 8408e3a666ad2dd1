import { type BrowserContext, chromium } from 'playwright-core'

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
export async function openBrowser(
  executablePath: string,
  options: { bypassCSP?: boolean; javaScriptEnabled?: boolean } = {},
): Promise<OpenBrowser> {
  const browser = await chromium.launch({ executablePath, args: FLAGS, chromiumSandbox: false })
  const context = await browser.newContext(options)
  context.setDefaultTimeout(30_000)
  return { context, close: () => browser.close() }
}
