import { randomUUID } from 'node:crypto'
import { money } from '@paystate/core'
import { matchStep, type PayerStep } from '@paystate/engine'
import { openShop } from './open-shop.ts'
import { form, page } from './pages.ts'
import { settings } from './settings.ts'

const CENTS = 1050

/** GET /. An order has its id before anybody pays: pressing the button twice pays once. */
export function showCart(): Response {
  const fields = { order: `order_${randomUUID()}` }
  return page('Two mugs, €10.50', form('/checkout', { fields, button: 'Pay' }))
}

/** POST /checkout. */
export async function startPayment(order: string): Promise<Response> {
  const { database, payments } = await openShop()
  await database.query(
    'insert into orders (id, cents) values ($1, $2) on conflict (id) do nothing',
    [order, CENTS],
  )
  const { step } = await payments.pay({
    order,
    amount: money('EUR', CENTS),
    description: 'Two mugs',
    returnUrl: `${settings.url}/return`,
  })
  return show(step)
}

/** GET /return, where the payer comes back to. The address proves nothing: the engine reads the provider. */
export async function showReturn(request: Request): Promise<Response> {
  const { payments } = await openShop()
  const found = await payments.readReturn(request)
  return found ? show(found.step) : page('We do not know this payment.')
}

/** POST /webhooks/:instance. */
export async function receiveWebhook(instance: string, request: Request): Promise<Response> {
  const { payments } = await openShop()
  return payments.receiveWebhook(instance, request)
}

/** What the payer sees in each case. Leaving one out does not compile. */
function show(step: PayerStep): Response {
  return matchStep(step, {
    redirect: ({ url }) => new Response(null, { status: 303, headers: { location: url } }),
    form: ({ url, fields }) => page('One more click', form(url, { fields, button: 'Continue' })),
    show: ({ what }) => page('Please pay', `<p>${what.type}</p>`), // a QR code, a transfer …
    wait: () => page('We are checking with the bank. Please do not pay again.'),
    paid: () => page('Thank you!'),
    failed: ({ failure }) => page(`Nothing was charged. ${failure.forPayer}`, BACK),
  })
}

const BACK = '<a href="/">Back to the cart</a>'
