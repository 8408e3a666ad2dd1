import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  close(): Promise<void>
}

/** A browser with a profile of its own, which goes when it is closed. */
export async function openBrowser(
  executablePath: string,
  options: { bypassCSP?: boolean } = {},
): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'paystate-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    chromiumSandbox: false,
    ...options,
  })
  context.setDefaultTimeout(30_000)
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
