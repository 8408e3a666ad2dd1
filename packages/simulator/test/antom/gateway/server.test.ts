import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createAntomSimulator } from '../../../src/antom.ts'
import { type SimulatorServer, startSimulatorServer } from '../../../src/index.ts'
import { createMollieSimulator } from '../../../src/mollie.ts'
import { CLIENT, isGenuine, payFields, signedHeaders } from '../merchant.ts'

const servers: SimulatorServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function started() {
  const antom = createAntomSimulator()
  const server = await startSimulatorServer({ antom, mollie: createMollieSimulator() })
  servers.push(server)
  return { antom, server }
}

const PATH = '/ams/sandbox/api/v1/payments/pay'

function signedPay() {
  const body = JSON.stringify(payFields())
  return {
    body,
    headers: signedHeaders({ path: PATH, clientId: CLIENT, time: '1795240583325', body }),
  }
}

it('answers over http, and its pages stand on the same port', async () => {
  const { server } = await started()

  const response = await fetch(`${server.antomUrl}${PATH}`, { method: 'POST', ...signedPay() })
  const body = await response.text()
  const { normalUrl } = z.object({ normalUrl: z.string() }).parse(JSON.parse(body))

  expect(isGenuine(response.headers, { path: PATH, body, timeHeader: 'response-time' })).toBe(true)
  expect(normalUrl).toMatch(`${server.url}/antom/checkout/`)
  expect((await fetch(normalUrl)).status).toBe(200)
})

it('shares a port with another provider', async () => {
  const { server } = await started()
  const path = '/openapi/v2/payments/inquiryRefund'
  const body = '{"refundId":"NONE"}'
  const headers = signedHeaders({ path, clientId: CLIENT, time: '1', body })

  const response = await fetch(server.url + path, { method: 'POST', headers, body })

  expect(await response.json()).toMatchObject({
    result: { resultCode: 'DPOS_PAYMENT_ORDER_NOT_EXIST' },
  })
})

it('takes a request target in absolute form, as the official Python client sends', async () => {
  const { server } = await started()
  const { port, host } = new URL(server.url)
  const { body, headers } = signedPay()

  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.once('error', reject)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.once('end', () => resolve(text))
    const lines = [
      `POST http://${host}${PATH} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  })

  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).toContain('PAYMENT_IN_PROCESS')
  expect(answer).toMatch(/\r\nclient-id: SANDBOX_/)
  expect(answer).toMatch(/\r\nresponse-time: /)
  expect(answer).toMatch(/\r\nsignature: algorithm=RSA256,keyVersion=1,signature=/)
})

it('takes two Content-Type headers and an empty agent-token, as the official Go client sends', async () => {
  const { server } = await started()
  const { body, headers } = signedPay()

  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(`${server.url}${PATH}`, { method: 'POST' }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.once('end', () => resolve(text))
    })
    sent.once('error', reject)
    for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value)
    sent.setHeader('content-type', ['application/json; charset=UTF-8', 'application/json'])
    sent.setHeader('agent-token', '')
    sent.end(body)
  })

  expect(answer).toContain('PAYMENT_IN_PROCESS')
})

it('drops and resets the connection as the fault says', async () => {
  const { server, antom } = await started()
  antom.faults.next('pay', 'drop_answer')
  antom.faults.next('pay', 'reset')
  const call = () => fetch(`${server.url}${PATH}`, { method: 'POST', ...signedPay() })

  await expect(call()).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } })
  await expect(call()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect((await call()).status).toBe(200)
})
