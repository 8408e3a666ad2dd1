import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'
import { CLIENT, CNY, payFields, signedHeaders } from '../antom/merchant.ts'

const MAIN = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url))
const LIMIT = { timeout: 60_000 }

let directory: string
const children: ChildProcess[] = []
const merchants: Server[] = []

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  for (const merchant of merchants.splice(0)) {
    merchant.closeAllConnections()
    merchant.close()
  }
  rmSync(directory, { recursive: true })
})

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

/** The command in a process of its own, which nothing warns before it is killed. */
async function started() {
  const args = [MAIN, '--port', '0', '--control-port', '0', '--state', directory]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines = await printedBy(child)
  const [mollieUrl, antomUrl, controlUrl] = ['Mollie', 'Antom', 'Control'].map(
    (name) => new RegExp(`${name} +(\\S+)`).exec(lines)?.[1] ?? '',
  )
  return {
    kill: () => kill(child),
    mollie: (method: string, path: string, body?: object) =>
      ask(`${mollieUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
          'content-type': 'application/json',
          ...(method === 'POST' && { 'idempotency-key': 'order-1' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      }),
    antom(name: string, fields: object) {
      const path = `/ams/sandbox/api/v1/payments/${name}`
      const body = JSON.stringify(fields)
      const headers = signedHeaders({ path, clientId: CLIENT, time: '1795240583325', body })
      return ask(`${antomUrl}${path}`, { method: 'POST', headers, body })
    },
    submit: (path: string) =>
      fetch(`${antomUrl}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ action: 'pay' }),
        redirect: 'manual',
      }),
    control: (path: string, body?: object) =>
      ask(`${controlUrl}${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  }
}

async function printedBy(child: ChildProcess): Promise<string> {
  let printed = ''
  for await (const data of child.stdout ?? []) {
    printed += String(data)
    if (printed.includes('Control')) return printed
  }
  throw new Error(`It ended: ${printed}`)
}

const object = z.record(z.string(), z.unknown())

async function ask(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(url, init)
  const answer: unknown = await response.json()
  return Array.isArray(answer) ? { items: answer } : object.parse(answer)
}

/** A merchant that never answers: who waits for it is in the middle of something. */
async function silentMerchant(): Promise<{ url: string; called: Promise<unknown> }> {
  const merchant = createServer()
  merchants.push(merchant)
  const called = once(merchant, 'request')
  merchant.listen(0, '127.0.0.1')
  await once(merchant, 'listening')
  const address = merchant.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return { url: `http://127.0.0.1:${port}/webhook`, called }
}

const PAYMENT = {
  amount: { currency: 'EUR', value: '10.00' },
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
}

it(
  'Mollie: a create whose answer was lost to the kill is known, and is made once',
  LIMIT,
  async () => {
    const first = await started()
    await first.control('/api/faults', { provider: 'mollie', fault: 'drop_answer' })
    await expect(first.mollie('POST', '/payments', PAYMENT)).rejects.toThrow('fetch failed')
    await first.kill()

    const second = await started()
    const list = await second.mollie('GET', '/payments')
    const { id } = await second.mollie('POST', '/payments', PAYMENT)
    expect(JSON.stringify(list)).toContain(`"id":"${id}"`)
    expect(await second.control('/api/mollie/references/order-1')).toMatchObject({ count: 1 })
  },
)

it(
  'Mollie: a payer who pays while it is killed has paid, and the shop is told later',
  LIMIT,
  async () => {
    const { url: webhookUrl, called } = await silentMerchant()
    const first = await started()
    const { id } = await first.mollie('POST', '/payments', { ...PAYMENT, webhookUrl })
    const paying = first.submit(`/checkout/${id}`).catch(() => undefined)
    await called // the payer waits for the shop's webhook
    await first.kill()
    await paying

    const second = await started()
    expect(await second.mollie('GET', `/payments/${id}`)).toMatchObject({ status: 'paid' })
    expect(await second.control(`/api/mollie/ledger/${id}`)).toMatchObject({ captured: 1000 })
    const [merchant] = merchants
    const again = merchant && once(merchant, 'request')
    const moving = second.control('/api/clock', { milliseconds: 60_000 }).catch(() => undefined)
    await again // it was never told, so it is told once more
    await second.kill()
    await moving
  },
)

it('Antom: a pay whose answer never came is known, and is paid once', LIMIT, async () => {
  const first = await started()
  await first.control('/api/faults', { provider: 'antom', fault: 'stall', call: 'pay' })
  const lost = first.antom('pay', payFields()).catch((error: unknown) => error)
  let made = 0
  while (made === 0) {
    const ledger = await first.control('/api/antom/references/REQ_1')
    made = Number(ledger.count)
  }
  await first.kill()
  expect(await lost).toBeInstanceOf(TypeError)

  const second = await started()
  const found = await second.antom('inquiryPayment', { paymentRequestId: 'REQ_1' })
  expect(found).toMatchObject({ paymentStatus: 'PROCESSING' })
  await second.submit(`/antom/checkout/${found.paymentId}`)
  await second.kill()

  const third = await started()
  const paid = await third.antom('inquiryPayment', { paymentRequestId: 'REQ_1' })
  expect(paid).toMatchObject({ paymentId: found.paymentId, paymentStatus: 'SUCCESS' })
  expect(await third.control('/api/antom/references/REQ_1')).toMatchObject({ count: 1 })
})

it('Antom: a refund whose answer was lost to the kill is made once', LIMIT, async () => {
  const first = await started()
  const { paymentId } = await first.antom('pay', payFields())
  await first.submit(`/antom/checkout/${paymentId}`)
  await first.control('/api/faults', { provider: 'antom', fault: 'drop_answer', call: 'refund' })
  const refund = { refundRequestId: 'R_1', paymentId, refundAmount: CNY('314') }
  await expect(first.antom('refund', refund)).rejects.toThrow('fetch failed')
  await first.kill()

  const second = await started()
  expect(await second.antom('inquiryRefund', { refundRequestId: 'R_1' })).toMatchObject({
    refundStatus: 'SUCCESS',
  })
  expect(await second.antom('refund', refund)).toMatchObject({ result: { resultStatus: 'S' } })
  expect(await second.control(`/api/antom/ledger/${paymentId}`)).toMatchObject({
    captured: 1314,
    refunded: 314,
    kept: 1000,
  })
})
