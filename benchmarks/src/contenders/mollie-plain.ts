import type { CreateContender } from './contender.ts'

/** What one writes by hand: fetch with keep-alive. */
export const createContender: CreateContender = (url) => {
  const headers = {
    authorization: 'Bearer test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
    accept: 'application/hal+json',
  }
  const read = async (response: Response): Promise<void> => {
    const payment: unknown = await response.json()
    if (!response.ok || typeof payment !== 'object') throw new Error(String(response.status))
  }
  return {
    create: async (index) => {
      const body = JSON.stringify({
        amount: { currency: 'EUR', value: '10.00' },
        description: 'A cup of coffee',
        redirectUrl: 'https://shop.example/return',
        webhookUrl: 'https://shop.example/webhook',
        metadata: { reference: `bench_${process.pid}_${index}` },
      })
      const own = {
        'content-type': 'application/json',
        'idempotency-key': `bench_${process.pid}_${index}`,
      }
      await read(
        await fetch(`${url}/v2/payments`, {
          method: 'POST',
          body,
          headers: { ...headers, ...own },
        }),
      )
    },
    get: async () => read(await fetch(`${url}/v2/payments/tr_7UhSN1zuXS`, { headers })),
  }
}
