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
    'comes back at %s: the open page says what was found without a reload, and the payer pays',
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
      await start(provider, new URL(origin).port).origin()
      await page.getByText('Live', { exact: true }).waitFor()
      await page.getByRole('heading', { name: 'Waiting for your payment' }).waitFor()
      const isTheSamePage = await page.evaluate('window.isTheSamePage')
      const story = await page.locator('#story').textContent()
      await page.getByRole('link', { name: /^Continue to/ }).click()
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.getByRole('heading', { name: 'Paid' }).waitFor()

      expect(exit).toBe(null)
      expect(isTheSamePage).toBe(true)
      expect(story).toContain('The shop had stopped before it got a response to the payment')
      expect(story).toContain('Found out')
      expect(await page.locator('.tally').textContent()).toContain('1 payment, 0 refunds')
    },
    240_000,
  )
})
