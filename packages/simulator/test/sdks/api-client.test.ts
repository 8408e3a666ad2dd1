import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startSimulatorServer } from '../../src/index.ts'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '../../src/mollie.ts'

const SCRIPT = fileURLToPath(new URL('./api-client-run.mjs', import.meta.url))

it('serves the unmodified @mollie/api-client over https', { timeout: 30_000 }, async () => {
  const mollie = createMollieSimulator()
  const server = await startSimulatorServer({ mollie, https: {} })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [SCRIPT, server.https?.mollieUrl ?? '', DEFAULT_MOLLIE_KEY],
    { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' } },
  ).finally(server.close)
  expect(JSON.parse(stdout)).toEqual({
    created: { status: 'open', isSame: true },
    returnedTo: 'https://shop.test/return',
    read: 'paid',
    updated: 'Order 1b',
    refund: 'pending',
    refunds: [true],
    embedded: 1,
    refundCanceled: true,
    refundGone: 404,
    canceled: 'canceled',
    cancelRefused: { statusCode: 422, message: 'The payment cannot be cancelled' },
    authorized: 'authorized',
    capture: 'succeeded',
    captured: 'paid',
    released: true,
    recurring: { mandate: 'valid', by: 'creditcard', charged: 'paid' },
    revoked: true,
    chargeRefused: { statusCode: 422, field: 'mandateId' },
    profile: true,
    pages: [2, 2],
    iterated: 6,
    methods: true,
    unauthorized: { statusCode: 401, title: 'Unauthorized Request' },
  })
})
