import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Trouble, troublesAt } from '../../src/simulation/troubles.ts'
import { type DemoProcess, runDemo } from '../support/run-demo.ts'
import { visit } from '../support/visit.ts'

let directory: string
const running: DemoProcess[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-trouble-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

function start(provider: string): DemoProcess {
  const flags = ['--data', join(directory, 'data'), '--port', '0']
  const demo = runDemo(flags, { PAYMENT_PROVIDER: provider })
  running.push(demo)
  return demo
}

/** A provider that failed several times in a row is left alone for a while. */
const AFTER_FAILURES = 90_000

/** The closed port comes last: it stays closed for a moment, for whoever comes next. */
function inTurn(provider: string): readonly Trouble[] {
  const ids = troublesAt(provider).map(({ id }) => id)
  return [...ids.filter((id) => id !== 'refused'), 'refused']
}

/** What a page says in the end: a request that certainly was not sent made no payment. */
const endOf = (trouble: Trouble) =>
  trouble === 'refused'
    ? { title: 'No payment was made', tally: '0 payments, 0 refunds' }
    : { title: 'Waiting for your payment', tally: '1 payment, 0 refunds' }

it.each(['mollie', 'antom'])(
  'after whatever can go wrong at %s and a kill, every page says what really happened, once',
  async (provider) => {
    const broken = inTurn(provider).map((id, index) => ({
      trouble: id,
      order: `order_00000000${(index + 16).toString(16)}`,
    }))
    const first = start(provider)
    const shop = visit({ origin: await first.origin() })
    for (const { order, trouble } of broken) await shop.buy(order, trouble)
    await first.kill('SIGKILL')
    const again = visit({ origin: await start(provider).origin() })
    const pages = new Map<Trouble, string>()
    for (const { order, trouble } of broken) {
      const { title } = endOf(trouble)
      pages.set(trouble, await again.pageWith(`/orders/${order}`, title, AFTER_FAILURES))
    }

    for (const [trouble, page] of pages) {
      expect(page, trouble).toContain(endOf(trouble).tally)
      expect(page, trouble).toContain('Nothing twice')
      expect(page, trouble).not.toContain('We are finding out')
    }
  },
  300_000,
)
