import { createMollieClient } from '@mollie/api-client'

/** One payment by the bare client, as a process that has just started makes it. */
const client = createMollieClient({
  apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
  apiEndpoint: `${process.argv[2]}/v2/`,
})
await client.payments.create({
  amount: { currency: 'EUR', value: '10.00' },
  description: 'A cup of coffee',
  redirectUrl: 'https://shop.example/return',
  webhookUrl: 'https://shop.example/webhook',
  metadata: { reference: `bench_${process.pid}` },
})
process.exit()
