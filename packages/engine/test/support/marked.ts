import type { ProgressFetch } from '@paystate/core'
import type { PayInput } from '../../src/index.ts'
import { anOrder } from './shop.ts'

/** A word that stands for a payer's data wherever that may be stored. */
export const MARKER = 'Zaphodbeeblebrox'

/** An order with the marker in everything that an application passes for its payer. */
export function markedOrder(
  order: string,
  { marker = MARKER, ...differs }: Partial<PayInput> & { readonly marker?: string } = {},
): PayInput {
  return anOrder(order, {
    description: `Mugs for ${marker}`,
    payer: { email: `${marker}@example.com`, name: { first: marker, last: 'Prefect' } },
    returnUrl: `https://shop.example/return?for=${marker}`,
    ...differs,
  })
}

/** Mollie's responses, with a payer's data in the address of its page. */
export function showing(fetch: ProgressFetch): ProgressFetch {
  return async (request, progress) => {
    const response = await fetch(request, progress)
    const text = await response.text()
    const shown = text.replace(/("checkout":\{"href":"[^"]*)/, `$1?for=${MARKER}`)
    const { status, headers } = response
    return new Response(status === 204 ? null : shown, { status, headers })
  }
}

/** A message of Mollie about a payment, with the marker in its body and its address. */
export function markedWebhook(instance: string, providerId: string): Request {
  return new Request(`https://shop.example/webhooks/${instance}?for=${MARKER}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `id=${providerId}&for=${MARKER}`,
  })
}
