import type { Page } from 'playwright-core'

/** Opens everything that can be folded away. */
export async function openDetails(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
}
