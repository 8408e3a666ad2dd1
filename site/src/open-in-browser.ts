import { NO_CHROMIUM, openBrowser, type Page } from '../../tests/browser/src/index.ts'
import { serve } from './serve.ts'
import { VERSION } from './version.ts'
import { newestOf } from './versions.ts'

/** Addresses at which the same files must work: a host's top, and somewhere below it. */
const PLACES = ['/', '/some/where/']

/**
 * Reads the site as a person would: from its root to the newest version, a page, another by its link, the
 * reference, a search, the list of versions.
 *
 * @returns What the browser complained about; nothing where there is no Chromium, said on the console.
 */
export async function openInBrowser(
  folder: string,
  versions: readonly string[],
): Promise<readonly string[]> {
  if (NO_CHROMIUM) {
    console.warn(`The site was NOT opened in a browser${NO_CHROMIUM}.`)
    return []
  }
  const browser = await openBrowser({ viewport: { width: 1300, height: 850 } })
  const complaints: string[] = []
  for (const place of PLACES) {
    const served = await serve(folder, { at: place })
    const page = await browser.context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(`${place}: ${message}`))
    page.on('response', (response) => {
      if (response.status() >= 400)
        complaints.push(`${place}: ${response.status()} ${response.url()}`)
    })
    if (newestOf(versions) === VERSION) await enter(page, served.url)
    await walk(page, `${served.url}${VERSION}/`)
    await list(page, served.url, versions)
    await page.close()
    served.close()
  }
  await browser.close()
  return complaints
}

/** Whoever names no version is led to the newest. */
async function enter(page: Page, root: string): Promise<void> {
  await page.goto(root)
  await page.waitForURL(`${root}${VERSION}/`)
}

/** The menu of a page leads to the list, and the list back to each version. */
async function list(page: Page, root: string, versions: readonly string[]): Promise<void> {
  await page.goto(`${root}${VERSION}/glossary.html`, { waitUntil: 'networkidle' })
  await page.locator('.VPNavBarMenu').getByRole('button', { name: VERSION }).hover()
  await page.locator('.VPNavBarMenu').getByText('All versions', { exact: true }).click()
  await page.waitForURL(`${root}versions.html`)
  const links = await page.getByRole('listitem').getByRole('link').allTextContents()
  if (links.join() !== versions.join()) throw new Error(`The list has ${links.join()}.`)
}

/** @throws {Error} When a page does not come within half a minute. */
async function walk(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.locator('.VPSidebar').getByText('Glossary', { exact: true }).click()
  await page.waitForURL(`${url}glossary.html`)
  await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor()
  await page.goto(`${url}mapping/mollie.html`, { waitUntil: 'networkidle' })
  await page.locator('.VPNav').getByText('API', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'API' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.locator('.VPLocalSearchBox input').fill('glossary')
  await page.locator('.VPLocalSearchBox .result').first().click()
  await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor()
}
