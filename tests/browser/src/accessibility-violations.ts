import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

/** What axe objects to, with the elements; a context that bypasses the page's policy lets it in. */
export async function accessibilityViolations(page: Page): Promise<unknown> {
  await page.evaluate(readFileSync(AXE, 'utf8'))
  return await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
  )
}
