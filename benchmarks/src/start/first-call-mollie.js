import { createProvider, money } from '@paystate/core'

/** One payment by the adapter, as a process that has just started makes it. */
const provider = await createProvider(
  {
    provider: 'mollie',
    apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
    baseUrl: `${process.argv[2]}/v2`,
    webhookUrl: 'https://shop.example/webhook',
  },
  { load: (name) => import(name) },
)
const outcome = await provider.createPayment(
  {
    reference: `bench_${process.pid}`,
    amount: money('EUR', 1000),
    description: 'A cup of coffee',
    returnUrl: 'https://shop.example/return',
  },
  { previousAttempts: 'none' },
)
if (outcome.kind !== 'applied') throw outcome.error
process.exit()
