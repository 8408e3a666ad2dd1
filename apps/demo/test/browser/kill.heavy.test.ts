import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_CHROMIUM, type OpenBrowser, openBrowser } from '@paystate/browser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DemoProcess, runDemo } from '../support/run-demo.ts'

describe.skipIf(NO_CHROMIUM)(`a shop that is killed${NO_CHROMIUM}`, () => {
  let directory: string
  let browser: OpenBrowser
  const running: DemoProcess[] = []
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'paystate-kill-'))
    browser = await openBrowser()
  })
  afterEach(async () => {
    await browser.close()
    for (const one of running.splice(0)) await one.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  })

  function start(provider: string, port: string): DemoProcess {
    const environment = { PAYMENT_PROVIDER: provider }
    const demo = runDemo(['--data', join(directory, 'data'), '--port', port], environment)
    running.push(demo)
    return demo
  }

  it.each(['mollie', 'antom'])(
    'comes back at %s, twice: the open page says what was found without a reload, the payer pays, and is refunded once',
    async (provider) => {
      const first = start(provider, '0')
      const origin = await first.origin()
      const page = await browser.context.newPage()
      await page.goto(`${origin}/products/wool-blanket`)
      await page.getByRole('button', { name: /kill the shop/ }).click()
      await page.getByRole('heading', { name: 'One moment' }).waitFor()
      await page.evaluate('window.isTheSamePage = true')
      const exit = await first.exitCode()
      await page.getByText('Reconnecting…').waitFor()
      const second = start(provider, new URL(origin).port)
      await second.origin()
      await page.getByText('Live', { exact: true }).waitFor()
      await page.getByRole('heading', { name: 'Waiting for your payment' }).waitFor()
      const isTheSamePage = await page.evaluate('window.isTheSamePage')
      const story = await page.locator('#story').textContent()
      await page.getByRole('link', { name: /^Continue to/ }).click()
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByRole('heading', { name: 'Paid' }).waitFor()
      await page.getByLabel(/^Refund, at most/).fill('29.00')
      await page.locator('#kill-refund-1 summary').click()
      await page.getByRole('button', { name: 'Refund, and kill the shop in the middle' }).click()
      await page.getByText('We are finding out whether the refund of €29.00 was made').waitFor()
      await page.evaluate('window.isTheSamePage = true')
      await second.exitCode()
      await page.getByText('Reconnecting…').waitFor()
      await start(provider, new URL(origin).port).origin()
      await page.getByText('We refunded €29.00 of €129.00').waitFor()
      const refunded = await page.locator('#status').textContent()

      expect(exit).toBe(null)
      expect(isTheSamePage).toBe(true)
      expect(await page.evaluate('window.isTheSamePage')).toBe(true)
      expect(refunded).toMatch(
        /in the middle of the refund of €29\.00\. After its restart .* has made it, once\./,
      )
      expect(story).toContain('The shop had stopped before it got a response to the payment')
      expect(story).toContain('Found out')
      expect(await page.locator('.tally').textContent()).toContain('1 payment, 1 refund')
    },
    600_000,
  )
})
