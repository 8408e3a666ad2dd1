import { createMollieClient } from '@mollie/api-client'
import type { CreateContender } from './contender.ts'

/** The client of Mollie as it comes. It trusts only its own certificates, so here it verifies none. */
export const createContender: CreateContender = (url) => {
  const client = createMollieClient({
    apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
    apiEndpoint: `${url}/v2/`,
  })
  return {
    create: async (index) => {
      await client.payments.create({
        amount: { currency: 'EUR', value: '10.00' },
        description: 'A cup of coffee',
        redirectUrl: 'https://shop.example/return',
        webhookUrl: 'https://shop.example/webhook',
        metadata: { reference: `bench_${process.pid}_${index}` },
      })
    },
    get: async () => {
      await client.payments.get('tr_7UhSN1zuXS')
    },
  }
}
