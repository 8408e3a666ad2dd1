import { beforeAll, describe, expect, it } from 'vitest'
import type { OperationKind } from '../../src/operations/operation.ts'
import { latest, start, startAndPay } from '../../src/scenarios/play.ts'
import { stageSimulation } from '../../src/scenarios/stage-simulation.ts'
import { settle } from '../../src/tour/go.ts'
import { createApp } from '../../src/web/app.ts'
import { sharedStage } from '../support/shared-stage.ts'
import { killTokenIn } from '../support/visit.ts'

const ORIGIN = 'http://localhost'

beforeAll(() => sharedStage())
const RESERVED = { differs: { capture: 'manual' } } as const

/** A shop whose process a visitor may kill, with a paid or reserved order. */
async function openShop(provider: 'mollie' | 'antom', started: typeof RESERVED | object = {}) {
  const stage = await sharedStage()
  await stage.use(provider)
  stage[provider].faults.clear()
  const order = await startAndPay(stage, started)
  const killed: OperationKind[] = []
  const open = () =>
    createApp({
      shop: stage.shop,
      simulation: stageSimulation(stage),
      endProcess: (kind) => killed.push(kind),
      interrupted: stage.interrupted,
    })
  const apps = [open()]
  const request = async (path: string, init?: RequestInit) =>
    (await apps.at(-1)?.request(ORIGIN + path, init)) ?? new Response()
  const page = async (path = `/orders/${order.reference}`) => (await request(path)).text()
  const { payment } = await latest(stage, order)
  return {
    stage,
    order,
    killed,
    request,
    page,
    /** Presses the button that kills the shop in the middle of it. */
    async press(action: string, fields: Record<string, string> = {}): Promise<Response> {
      const kill = killTokenIn(await page())
      const body = new URLSearchParams({ token: 'step_1', kill, ...fields })
      const headers = { origin: ORIGIN }
      return request(`/payments/${payment.id}/${action}`, { method: 'POST', body, headers })
    },
    async restart() {
      await stage.crash()
      stage[provider].faults.clear()
      apps.push(open())
    },
    truth: async () => stageSimulation(stage).truthOf((await latest(stage, order)).payment),
  }
}

describe.each(['mollie', 'antom'] as const)('at %s', (provider) => {
  const ifPaid = provider === 'antom' ? 'reverse' : 'keep'
  const name = provider === 'antom' ? 'Antom' : 'Mollie'

  it.each([
    ['refund', 'refunds', { amount: '4.50' }, {}, 'the refund of €4.50', 'We refunded €4.50 of'],
    [
      'capture',
      'captures',
      { amount: '24.50' },
      RESERVED,
      'the capture of €24.50',
      'We received €24.50',
    ],
    [
      'cancel',
      'cancel',
      { if_paid: ifPaid },
      RESERVED,
      'the cancel',
      '€24.50 is no longer reserved',
    ],
  ])(
    'killed in the middle of a %s, the shop says after its restart what it found, and it happened once',
    async (kind, action, fields, started, named, end) => {
      const { stage, press, restart, page, killed, truth } = await openShop(provider, started)
      const pressed = await press(action, fields)
      const during = await page()
      await stage.pass(5_000)
      await restart()
      const before = await page()
      await settle({ stage, provider })
      const after = await page()
      const { lines } = await truth()

      expect(pressed.status).toBe(303)
      expect(killed).toEqual([kind])
      expect(during).toContain(`We are finding out whether\n      ${named} was made`)
      expect(before).toContain(`The shop stopped in the middle of ${named} and has started again.`)
      expect(after).toContain(
        `The shop stopped in the middle of ${named}. After its restart it found out what happened: ${name} has made it, once.`,
      )
      expect(after).toContain(end)
      expect(after).not.toContain('We are finding out')
      expect(after).toContain('Nothing twice')
      expect(lines.filter(({ what }) => what === ENTRIES[kind])).toHaveLength(1)
    },
  )

  it('hears of nothing while it waits to be killed', async () => {
    const { press, request } = await openShop(provider)
    const hears = () => request(`/webhooks/${provider}`, { method: 'POST', body: '{}' })
    const before = await hears()
    await press('refunds', { amount: '4.50' })

    expect(before.status).not.toBe(503)
    expect((await hears()).status).toBe(503)
  })

  it('is not killed in the middle of what is refused, and says why it is', async () => {
    const { press, killed, page, truth } = await openShop(provider)
    const tooMuch = await press('refunds', { amount: '24.51' })
    const unreadable = await press('refunds', { amount: 'all' })
    const { refunds } = await truth()

    expect(await tooMuch.text()).toContain('That is more than can be refunded: at most €24.50.')
    expect(await unreadable.text()).toContain('in digits with a point')
    expect([tooMuch.status, unreadable.status, refunds]).toEqual([422, 422, 0])
    expect(await page()).toContain('We received €24.50')
    expect(killed).toEqual([])
  })
})

const ENTRIES: Readonly<Record<string, string>> = {
  refund: 'refund_accepted',
  capture: 'captured',
  cancel: 'canceled',
}

it('kills nothing for a page of another site, and says so', async () => {
  const { press, killed, truth } = await openShop('mollie')
  const refused = await press('refunds', { amount: '4.50', kill: 'guessed' })

  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('Nothing was sent')
  expect((await truth()).refunds).toBe(0)
  expect(killed).toEqual([])
})

it('offers to kill it only after the button that the Enter key presses', async () => {
  const { page } = await openShop('mollie')
  const forms = (await page()).split('<form').filter((form) => form.includes('name="kill"'))

  expect(forms.length).toBeGreaterThan(0)
  for (const form of forms) {
    expect(form.indexOf('<button>')).toBeGreaterThan(-1)
    expect(form.indexOf('<button>')).toBeLessThan(form.indexOf('name="kill"'))
  }
})

it('offers it for a new payment of an order whose first one ended', async () => {
  const { stage, request } = await openShop('mollie')
  const order = await start(stage)
  const view = await latest(stage, order)
  await stage.mollie.payer.fail(view.payment.providerId ?? '')
  await stage.pass(1_000)
  const path = `/orders/${order.reference}`
  const page = await (await request(path)).text()
  const body = new URLSearchParams({ kill: killTokenIn(page) })
  const headers = { origin: ORIGIN }
  const pressed = await request(`${path}/pay`, { method: 'POST', body, headers })

  expect(page).toContain('Start a new payment, and kill the shop in the middle')
  expect(pressed.headers.get('location')).toBe(path)
  expect(await (await request(path)).text()).toContain('Your payment is being created at Mollie')
})
