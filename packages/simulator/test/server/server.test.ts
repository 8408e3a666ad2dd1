import { request as secureRequest } from 'node:https'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createAntomSimulator } from '../../src/antom.ts'
import { type SimulatorServer, startSimulatorServer } from '../../src/index.ts'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'

const PAYMENT = {
  amount: { currency: 'EUR', value: '10.00' },
  description: 'Order 1',
  redirectUrl: 'http://127.0.0.1:1/return',
}

const open: SimulatorServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function started(options: { https?: object } = {}) {
  const mollie = createMollieSimulator({ deliver: () => Promise.resolve(new Response()) })
  const server = await startSimulatorServer({ mollie, ...options })
  open.push(server)
  const create = (signal?: AbortSignal) =>
    fetch(`${server.mollieUrl}/payments`, {
      method: 'POST',
      body: JSON.stringify(PAYMENT),
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': 'order-1',
      },
      ...(signal && { signal }),
    })
  return { mollie, server, create }
}

async function codeOf(lost: Promise<unknown>): Promise<unknown> {
  const error = await lost.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const cause = error instanceof Error ? error.cause : undefined
  return cause && typeof cause === 'object' && 'code' in cause ? cause.code : undefined
}

it('answers over http, with links to its own port', async () => {
  const { server, create } = await started()
  const response = await create()
  expect(response.status).toBe(201)
  expect(response.headers.get('content-type')).toBe('application/hal+json')
  expect(await response.json()).toMatchObject({
    _links: { checkout: { href: expect.stringContaining(`${server.url}/checkout/tr_`) } },
  })
})

describe('a fault on a real socket', () => {
  it.each([
    { fault: 'drop_answer', code: 'UND_ERR_SOCKET', applied: 1 },
    { fault: 'reset', code: 'ECONNRESET', applied: 0 },
  ] as const)('$fault shows as $code', async ({ fault, code, applied }) => {
    const { mollie, create } = await started()
    mollie.faults.next('create_payment', fault)
    expect(await codeOf(create())).toBe(code)
    expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(applied)
    expect((await create()).status).toBe(201)
  })

  it('truncated_body ends the connection in the middle of the body', async () => {
    const { mollie, create } = await started()
    mollie.faults.next('create_payment', 'truncated_body')
    const response = await create()
    expect(response.status).toBe(201)
    expect(await codeOf(response.text())).toBe('UND_ERR_SOCKET')
  })

  it.each(['stall', 'stall_in_body'] as const)(
    '%s lasts until the caller leaves',
    async (fault) => {
      const { mollie, create } = await started()
      mollie.faults.next('create_payment', fault)
      const controller = new AbortController()
      const lost = create(controller.signal).then((response) => response.text())
      const rejected = expect(lost).rejects.toThrow('enough')
      while (mollie.ledger.entries().length === 0) await new Promise(setImmediate)
      controller.abort(new Error('enough'))
      await rejected
    },
  )

  it('stall_before_applying holds the key until the caller leaves', async () => {
    const { mollie, create } = await started()
    mollie.faults.next('create_payment', 'stall_before_applying')
    const controller = new AbortController()
    const rejected = expect(create(controller.signal)).rejects.toThrow('enough')
    let status = (await create()).status
    expect(status).toBe(409)
    controller.abort(new Error('enough'))
    await rejected
    while (status === 409) status = (await create()).status
    expect(status).toBe(201)
  })
})

it('refuses connections and takes them again on the same port', async () => {
  const { server, create, mollie } = await started()
  await server.refuseConnections(true)
  await server.refuseConnections(true)
  expect(await codeOf(create())).toBe('ECONNREFUSED')
  expect(mollie.ledger.entries()).toEqual([])
  await server.refuseConnections(false)
  expect((await create()).status).toBe(201)
})

it('closes although an answer is stalled', async () => {
  const { server, create, mollie } = await started()
  mollie.faults.next('create_payment', 'stall')
  const lost = codeOf(create())
  while (mollie.ledger.entries().length === 0) await new Promise(setImmediate)
  await server.close()
  expect(await lost).toBeDefined()
})

/** Sends bytes as they are, and gives the head of the answer. */
function raw(server: SimulatorServer, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(head))
    socket.once('data', (data) => {
      resolve(String(data))
      socket.destroy()
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(''))
  })
}

it.each([
  { target: '/v2/methods', status: 200 },
  { target: 'http://api.mollie.example:80/v2/methods', status: 200 },
  { target: '//v2/methods', status: 404 },
  { target: '/nowhere', status: 404 },
  { target: 'http://', status: 404 },
  { target: '*', status: 404 },
])('answers a request for the target $target with $status', async ({ target, status }) => {
  const { server } = await started()
  const head = `GET ${target} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${DEFAULT_MOLLIE_KEY}\r\n\r\n`
  expect(await raw(server, head)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
})

it.each([
  { host: 'shop.test:8080', origin: 'http://shop.test:8080' },
  { host: '[::1]:80', origin: 'http://[::1]' },
  { host: 'no host at all/', origin: undefined },
])('links to where the caller found it: $host', async ({ host, origin }) => {
  const { server } = await started()
  const head = `GET /v2/methods/ideal HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${DEFAULT_MOLLIE_KEY}\r\n\r\n`
  expect(await raw(server, head)).toContain(`"${origin ?? server.url}/v2/methods/ideal"`)
})

it('answers methods that no provider has', async () => {
  const { server } = await started()
  expect(await raw(server, 'TRACE /v2/payments HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
    /^HTTP\/1.1 405/,
  )
  expect(await raw(server, 'PURGE /v2/payments HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
    /^HTTP\/1.1 401/,
  )
})

it('speaks https with a certificate that a client can trust', async () => {
  const { server } = await started({ https: {} })
  const { https } = server
  const answered = await new Promise<string>((resolve, reject) => {
    secureRequest(
      `${https?.mollieUrl}/methods/ideal`,
      { ca: https?.certificate, headers: { authorization: `Bearer ${DEFAULT_MOLLIE_KEY}` } },
      (response) => void text(response).then(resolve, reject),
    )
      .on('error', reject)
      .end()
  })
  expect(JSON.parse(answered)).toMatchObject({
    id: 'ideal',
    _links: { self: { href: `${https?.mollieUrl}/methods/ideal` } },
  })
})

it('says which port is taken', async () => {
  const { server } = await started()
  const port = Number(new URL(server.url).port)
  await expect(startSimulatorServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

describe('a path of no provider', () => {
  it('is told what there is', async () => {
    const { server } = await started()
    const front = await fetch(server.url, { headers: { accept: 'text/html,*/*' } })
    expect(front.status).toBe(200)
    expect(await front.text()).toMatch(/Mollie’s API.*\/v2/s)
    const lost = await fetch(`${server.url}/payments`)
    expect(lost.status).toBe(404)
    expect(await lost.text()).toBe('There is nothing here. Mollie’s API is under /v2/….\n')
  })

  it('gets Antom’s own refusal when the request is signed', async () => {
    const server = await startSimulatorServer({ antom: createAntomSimulator() })
    open.push(server)
    const headers = { signature: 'algorithm=RSA256' }
    const answer = await fetch(`${server.url}/v1/payments/pay`, { method: 'POST', headers })
    expect(await answer.json()).toMatchObject({ result: { resultCode: 'NO_INTERFACE_DEF' } })
  })
})
