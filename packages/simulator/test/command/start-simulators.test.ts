import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningSimulators, startSimulators } from '../../src/index.ts'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'

let directory: string
const open: RunningSimulators[] = []

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()))
  rmSync(directory, { recursive: true })
})

async function started(options: Parameters<typeof startSimulators>[0] = {}) {
  const running = await startSimulators({ state: directory, ...options })
  open.push(running)
  const create = async () => {
    const response = await fetch(`${running.server.mollieUrl}/payments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': 'order-1',
      },
      body: JSON.stringify({
        amount: { currency: 'EUR', value: '10.00' },
        description: 'Order 1',
        redirectUrl: 'https://shop.test/return',
        webhookUrl: 'http://127.0.0.1:9/webhook',
      }),
    })
    return /"id":"([^"]+)"/.exec(await response.text())?.[1] ?? ''
  }
  const close = async () => {
    open.splice(open.indexOf(running), 1)
    await running.close()
  }
  return { ...running, create, close }
}

it('keeps what was asked and done over a restart, under the seed it began with', async () => {
  const first = await started({ seed: 7 })
  const id = await first.create()
  const about = { provider: 'mollie', payment: id }
  const { operations } = first.control
  await operations.act({ ...about, action: 'pay' })
  await operations.act({ ...about, action: 'refund', minorUnits: 300 })
  await operations.act({ ...about, action: 'charge_back', minorUnits: 250 })
  await expect(
    operations.act({ ...about, action: 'charge_back', minorUnits: 999 }),
  ).rejects.toThrow('No more than EUR 7.50')
  await expect(operations.sendWebhook({ ...about, kind: 'again', sequence: 99 })).rejects.toThrow(
    'There is no webhook',
  )
  await operations.sendWebhook({ ...about, kind: 'again' })
  await operations.sendWebhook({ ...about, kind: 'forged', body: 'id=tr_1' })
  await operations.advanceClock({ milliseconds: 4 * 3_600_000 })
  const before = first.mollie.ledger.entries(id)
  const sent = first.mollie.webhooks.deliveries(id)
  await first.close()

  const second = await started()
  expect(second.mollie.ledger.entries(id)).toEqual(before)
  expect(before.map(({ kind }) => kind)).toContain('refunded')
  expect(second.mollie.webhooks.deliveries(id).map(({ event, body }) => [event, body])).toEqual(
    sent.map(({ event, body }) => [event, body]),
  )
  expect(await second.create()).not.toBe(id) // the key is forgotten by now
  expect(second.mollie.ledger.paymentsOf('order-1')).toHaveLength(2)
})

it('keeps planned faults of webhooks in mind, and drops them when it is told to', async () => {
  const first = await started()
  const lost = { provider: 'mollie', kind: 'lost' }
  first.control.operations.planWebhookFault(lost)
  const id = await first.create()
  await first.control.operations.act({ provider: 'mollie', payment: id, action: 'pay' })
  expect(first.mollie.webhooks.deliveries(id)).toEqual([])
  first.control.operations.planWebhookFault({ provider: 'mollie', kind: 'repeated', copies: 3 })
  first.control.operations.clearFaults({})
  await first.close()

  const second = await started()
  expect(second.mollie.webhooks.deliveries(id)).toEqual([])
  await second.control.operations.act({ provider: 'mollie', payment: id, action: 'charge_back' })
  expect(second.mollie.webhooks.deliveries(id)).toHaveLength(1)
})

it('takes what the accounts are like, and starts without a state', async () => {
  const running = await startSimulators({
    mollie: { refundDelay: 0 },
    antom: { notifyUrl: 'http://127.0.0.1:9/n' },
  })
  open.push(running)
  expect(running.server.mollieUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/)
  expect((await fetch(`${running.control.url}/api/clock`)).status).toBe(200)
})

it('does not start under another seed than that of the state', async () => {
  await (await started({ seed: 7 })).close()
  await expect(startSimulators({ state: directory, seed: 8 })).rejects.toThrow(
    'created with --seed 7',
  )
})
