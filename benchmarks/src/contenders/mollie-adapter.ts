import { createProvider, money } from '@paystate/core'
import type { CreateContender } from './contender.ts'

/** The adapter as an application uses it, its certificates verified. */
export const createContender: CreateContender = async (url) => {
  const provider = await createProvider(
    {
      provider: 'mollie',
      apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
      baseUrl: `${url}/v2`,
      webhookUrl: 'https://shop.example/webhook',
    },
    { load: (name) => import(name) },
  )
  return {
    create: async (index) => {
      const outcome = await provider.createPayment(
        {
          reference: `bench_${process.pid}_${index}`,
          amount: money('EUR', 1000),
          description: 'A cup of coffee',
          returnUrl: 'https://shop.example/return',
        },
        { previousAttempts: 'none' },
      )
      if (outcome.kind !== 'applied') throw outcome.error
    },
    get: async () => {
      await provider.getPayment({ account: provider.account, id: 'tr_7UhSN1zuXS' })
    },
  }
}
