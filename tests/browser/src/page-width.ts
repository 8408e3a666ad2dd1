import type { Page } from 'playwright-core'

/** In pixels, with what one has to scroll to. */
export async function pageWidth(page: Page): Promise<unknown> {
  return await page.evaluate('document.documentElement.scrollWidth')
}
