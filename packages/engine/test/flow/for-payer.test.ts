import { createMollieSimulator } from '@paystate/simulator/mollie'
import { expect, it } from 'vitest'
import { createPayments } from '../../src/index.ts'
import { anOrder } from '../support/shop.ts'

it('tells the payer nothing of the configuration, the ids or the provider', async () => {
  const { fetch, clock } = createMollieSimulator()
  const payments = await createPayments({
    database: 'memory://',
    providers: { mollie: { provider: 'mollie', apiKey: 'test_unknown0123456789012345678901' } },
    load: (name) => import(name),
    fetch,
    clock,
  })
  const { step } = await payments.pay(anOrder('order_1'))
  await payments.close()

  expect(step).toMatchObject({
    kind: 'failed',
    failure: {
      message: expect.stringContaining('key'),
      forPayer: 'This payment is not possible at the moment. Please contact us.',
    },
  })
})
