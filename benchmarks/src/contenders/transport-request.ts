/** What every contender sends. */
export const HEADERS = {
  authorization: 'Bearer test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
  accept: 'application/hal+json',
  'content-type': 'application/json',
  'idempotency-key': 'benchmark',
} as const

export const BODY = new TextEncoder().encode(
  JSON.stringify({
    amount: { currency: 'EUR', value: '10.00' },
    description: 'A cup of coffee',
    redirectUrl: 'https://shop.example/return',
    webhookUrl: 'https://shop.example/webhook',
    metadata: { reference: 'benchmark' },
  }),
)
