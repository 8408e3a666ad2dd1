import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DemoProcess, runDemo } from '../support/run-demo.ts'
import { killTokenIn, payReserved, visit } from '../support/visit.ts'

let directory: string
const running: DemoProcess[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-middle-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

/** A machine that is busy with other tests takes its time. */
const AT_MOST = 120_000

const ORDERS = { captured: 'order_00000000aa', released: 'order_00000000bb' }

/** The shop in a process, on the same data as before. */
async function start(provider: string) {
  const flags = ['--data', join(directory, 'data'), '--port', '0']
  const demo = runDemo(flags, { PAYMENT_PROVIDER: provider })
  running.push(demo)
  const shop = visit({ origin: await demo.origin() })
  const pageOf = (order: string) => `/orders/${order}`
  return {
    ...shop,
    demo,
    async reserve(order: string) {
      const fields = { order, product: 'wool-blanket', capture: 'manual' }
      const placed = await shop.post('/orders', fields)
      await payReserved(placed.headers.get('location') ?? '')
      await shop.pageWith(pageOf(order), 'Reserved, not charged yet')
    },
    /** Presses the button that kills the shop in the middle of it, and waits for its end. */
    async press(order: string, action: string, fields: Record<string, string>) {
      const page = await shop.pageWith(pageOf(order), `/${action}"`)
      const path = new RegExp(`/payments/[^"/]+/${action}`).exec(page)?.[0] ?? ''
      await shop.post(path, { token: 'step_1', kill: killTokenIn(page), ...fields })
      return demo.exitCode()
    },
    pageWith: (order: string, text: string) => shop.pageWith(pageOf(order), text, AT_MOST),
  }
}

it.each(['mollie', 'antom'])(
  'killed at %s in the middle of a capture, and then of a cancel, says what it found and did neither twice',
  async (provider) => {
    const first = await start(provider)
    await first.reserve(ORDERS.captured)
    await first.reserve(ORDERS.released)
    const exit = await first.press(ORDERS.captured, 'captures', { amount: '129.00' })
    const second = await start(provider)
    const captured = await second.pageWith(ORDERS.captured, 'We received €129.00')
    const ifPaid = provider === 'antom' ? 'reverse' : 'keep'
    await second.press(ORDERS.released, 'cancel', { if_paid: ifPaid })
    const third = await start(provider)
    const released = await third.pageWith(ORDERS.released, '€129.00 is no longer reserved')

    expect(exit).toBe(null)
    expect(first.demo.output()).toContain('Killed in the middle of a capture, as requested.')
    expect(second.demo.output()).toContain('a capture that was interrupted: http://localhost')
    expect(third.demo.output()).toContain('a cancel that was interrupted: http://localhost')
    expect(captured).toContain(
      'in the middle of the capture of €129.00. After its restart it found',
    )
    expect(captured.match(/captured <strong>/g)).toHaveLength(1)
    expect(released).toContain('in the middle of the cancel. After its restart it found')
    for (const page of [captured, released]) {
      expect(page).toMatch(/ has made it, once\./)
      expect(page).toContain('1 payment, 0 refunds')
      expect(page).toContain('Nothing twice')
    }
  },
  600_000,
)
