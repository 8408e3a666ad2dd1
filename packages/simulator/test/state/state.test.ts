import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFlags } from '../../src/command/flags.ts'
import { type Running, run } from '../../src/command/run.ts'
import { DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'
import { openJournal, StateError } from '../../src/state/journal.ts'
import { CLIENT, payFields, signedHeaders } from '../antom/merchant.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

async function started(...more: string[]) {
  const args = ['--port', '0', '--control-port', '0', '--state', directory, ...more]
  const flags = readFlags([...args, '--base-url', 'http://provider.test'])
  if (typeof flags === 'string') throw new Error('no text here')
  return client(await run(flags))
}

function client(running: Running) {
  async function call(method: string, path: string, body?: object, key?: string) {
    const response = await fetch(`${running.server.mollieUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, id: idIn(text) }
  }
  const control = (path: string, body: object) =>
    fetch(`${running.control.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  const submit = (id: string, form: Record<string, string>) =>
    fetch(`${running.server.url}/checkout/${id}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
  return { ...running, call, control, controlUrl: running.control.url, submit }
}

function idIn(text: string): string {
  return /"id":"([^"]+)"/.exec(text)?.[1] ?? ''
}

const PAYMENT = {
  amount: { currency: 'EUR', value: '10.00' },
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
}

it('brings payments back over a restart, byte for byte', async () => {
  const first = await started()
  const paid = (await first.call('POST', '/payments', PAYMENT, 'order-1')).id
  await first.submit(paid, { action: 'pay', method: 'ideal' })
  await first.call('POST', `/payments/${paid}/refunds`, {
    amount: { currency: 'EUR', value: '4.00' },
  })
  const failed = (await first.call('POST', '/payments', PAYMENT)).id
  await first.control('/api/actions', { provider: 'mollie', payment: failed, action: 'fail' })
  const paths = [`/payments/${paid}?embed=refunds`, `/payments/${failed}`, '/payments']
  const before = await Promise.all(paths.map((path) => first.call('GET', path)))
  await first.close()

  const second = await started()
  const after = await Promise.all(paths.map((path) => second.call('GET', path)))
  expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text))
  const again = await second.call('POST', '/payments', PAYMENT, 'order-1')
  expect(again.id).toBe(paid)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const other = await second.call('POST', '/payments', PAYMENT)
  expect([paid, failed]).not.toContain(other.id)
  await second.close()
})

it('brings the time back that a person moved on', async () => {
  const first = await started()
  const { id } = await first.call('POST', '/payments', PAYMENT)
  await first.control('/api/clock', { milliseconds: 900_000 })
  await first.close()
  const second = await started()
  expect((await second.call('GET', `/payments/${id}`)).text).toContain('"status":"expired"')
  await second.close()
})

it('does not repeat what a fault kept from being applied', async () => {
  const first = await started()
  await first.control('/api/faults', { provider: 'mollie', fault: 'server_error' })
  expect((await first.call('POST', '/payments', PAYMENT)).status).toBe(503)
  await first.control('/api/faults', { provider: 'mollie', fault: 'apply_then_server_error' })
  expect((await first.call('POST', '/payments', PAYMENT)).status).toBe(503)
  await first.close()
  const second = await started()
  expect((await second.call('GET', '/payments')).text).toContain('"count":1')
  await second.close()
})

it('gives a planned answer again to the request that had it', async () => {
  const first = await started()
  const pay = (paymentRequestId: string) => {
    const path = '/ams/sandbox/api/v1/payments/pay'
    const body = JSON.stringify(payFields({ paymentRequestId }))
    const headers = signedHeaders({ path, clientId: CLIENT, time: '1795240583325', body })
    return fetch(`${first.server.url}${path}`, { method: 'POST', headers, body })
  }
  const answer = { provider: 'antom', resultCode: 'RISK_REJECT', call: 'pay' }
  await first.control('/api/answers', answer)
  expect(await (await pay('REQ_1')).text()).toContain('RISK_REJECT')
  await first.control('/api/answers', answer)
  await first.control('/api/clear-faults', {})
  expect(await (await pay('REQ_2')).text()).toContain('PAYMENT_IN_PROCESS')
  const payments = async (running: typeof first) =>
    (await fetch(`${running.controlUrl}/api/antom/payments`)).json()
  const before = await payments(first)
  await first.close()

  const second = await started()
  expect(await payments(second)).toEqual(before)
  expect(before).toHaveLength(1)
  await second.close()
})

it('does not deliver a webhook again that was accepted before the restart', async () => {
  let calls = 0
  const merchant = createServer((_, response) => {
    calls += 1
    response.end()
  })
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', () => resolve()))
  const address = merchant.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const first = await started()
  const webhookUrl = `http://127.0.0.1:${port}/webhook`
  const { id } = await first.call('POST', '/payments', { ...PAYMENT, webhookUrl })
  await first.submit(id, { action: 'pay' })
  expect(calls).toBe(1)
  await first.close()
  const second = await started()
  await second.control('/api/clock', { milliseconds: 86_400_000 })
  expect(calls).toBe(1)
  const deliveries = await fetch(`${second.controlUrl}/api/mollie/deliveries`)
  expect(await deliveries.json()).toMatchObject([
    { state: 'accepted', attempts: [{ status: 200 }] },
  ])
  await second.close()
  await new Promise((resolve) => merchant.close(resolve))
})

it('lets a webhook handler send requests while the payer waits', { timeout: 4_000 }, async () => {
  const first = await started()
  let refunded = 0
  const merchant = createServer(async (message, response) => {
    let body = ''
    for await (const chunk of message) body += String(chunk)
    const refund = { amount: { currency: 'EUR', value: '1.00' } }
    refunded = (await first.call('POST', `/payments/${body.slice(3)}/refunds`, refund)).status
    response.end()
  })
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', () => resolve()))
  const address = merchant.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const webhookUrl = `http://127.0.0.1:${port}/webhook`
  const { id } = await first.call('POST', '/payments', { ...PAYMENT, webhookUrl })
  expect((await first.submit(id, { action: 'pay' })).status).toBe(303)
  expect(refunded).toBe(201)
  await first.close()
  await new Promise((resolve) => merchant.close(resolve))
})

it('keeps its certificate', async () => {
  const first = await started('--https-port', '0')
  await first.close()
  const second = await started('--https-port', '0')
  await second.close()
  expect(second.server.https?.certificate).toBe(first.server.https?.certificate)
  expect(statSync(join(directory, 'key.pem')).mode & 0o077).toBe(0)
})

it('is readable by its owner only', async () => {
  await (await started()).close()
  expect(statSync(join(directory, 'journal.jsonl')).mode & 0o077).toBe(0)
})

it('keeps its directory to one process', async () => {
  const first = await started()
  await expect(started()).rejects.toThrow(`${directory} is in use by process ${process.pid}`)
  await first.close()
  await (await started()).close()
})

it('takes over the directory of a process that was killed, whoever has its process id now', async () => {
  const lock = `
    const { DatabaseSync } = require('node:sqlite')
    const file = new DatabaseSync(${JSON.stringify(join(directory, 'lock.sqlite'))})
    file.exec('pragma locking_mode = exclusive; begin exclusive')
    process.kill(process.pid, 'SIGKILL')`
  expect(spawnSync(process.execPath, ['-e', lock]).signal).toBe('SIGKILL')
  writeFileSync(join(directory, 'owner'), String(process.pid))
  await (await started()).close()
})

it('refuses the state of another seed', async () => {
  await (await started('--seed', '1')).close()
  await expect(started('--seed', '2')).rejects.toThrow(
    `${directory} was created with --seed 1, not 2`,
  )
})

it('leaves out a line that a crash cut off, and goes on after it', async () => {
  const first = await started()
  await first.call('POST', '/payments', PAYMENT)
  await first.close()
  const file = join(directory, 'journal.jsonl')
  const whole = readFileSync(file, 'utf8')
  appendFileSync(file, '{"kind":"request","at":17')
  expect(openJournal(directory, { seed: 1, startAt: 0 }).earlier).toHaveLength(1)
  expect(readFileSync(file, 'utf8')).toBe(whole)
})

it('names the line of a journal that is damaged', async () => {
  await (await started()).close()
  appendFileSync(join(directory, 'journal.jsonl'), '{"kind":"nonsense"}\n')
  expect(() => openJournal(directory, { seed: 1, startAt: 0 })).toThrow(/is damaged in line 2/)
  writeFileSync(join(directory, 'journal.jsonl'), 'hello\n')
  expect(() => openJournal(directory, { seed: 1, startAt: 0 })).toThrow(StateError)
})

it('brings Antom’s payments back too', async () => {
  const first = await started()
  const body = JSON.stringify({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: 'REQ_1',
    order: {
      referenceOrderId: 'ORDER_1',
      orderDescription: 'Two mugs',
      orderAmount: { currency: 'CNY', value: '1314' },
    },
    paymentAmount: { currency: 'CNY', value: '1314' },
    paymentMethod: { paymentMethodType: 'ALIPAY_CN' },
    settlementStrategy: { settlementCurrency: 'USD' },
    env: { terminalType: 'WEB' },
    paymentRedirectUrl: 'https://shop.test/return',
    paymentNotifyUrl: 'http://127.0.0.1:1/notify',
  })
  const path = '/ams/sandbox/api/v1/payments/pay'
  const time = String(Date.now())
  const headers = signedHeaders({ path, clientId: CLIENT, time, body })
  const paid = await fetch(`${first.server.antomUrl}${path}`, { method: 'POST', headers, body })
  const { paymentId } = JSON.parse(await paid.text())
  expect(paymentId).toBeTypeOf('string')
  await first.control('/api/actions', { provider: 'antom', payment: paymentId, action: 'pay' })
  const read = async ({ controlUrl }: { controlUrl: string }) =>
    (await fetch(`${controlUrl}/api/antom/ledger`)).text()
  const before = await read(first)
  expect(before).toContain('captured')
  await first.close()
  const second = await started()
  expect(await read(second)).toBe(before)
  await second.close()
})
