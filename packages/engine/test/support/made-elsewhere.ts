import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { z } from 'zod'
import type { Shop } from './shop.ts'

/** A payment of 10.50 EUR that another system makes on the same account; the id that Mollie gives it. */
export async function madeElsewhere({ mollie }: Shop, metadata?: object): Promise<string> {
  const request = new Request('https://api.mollie.test/v2/payments', {
    method: 'POST',
    headers: { Authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      amount: { currency: 'EUR', value: '10.50' },
      description: 'Three books',
      redirectUrl: 'https://shop.example/return',
      metadata,
    }),
  })
  const response = await mollie.fetch(request)
  return z.object({ id: z.string() }).parse(await response.json()).id
}
