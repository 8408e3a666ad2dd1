import { type Console, createConsole } from '@paystate/console'
import { money } from '@paystate/core'
import { createPayments, type Payments } from '@paystate/engine'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import type { Mount, Mounted } from './mounted.ts'

/** An engine in memory with a payment that was paid. */
interface Office {
  readonly payments: Payments
  readonly console: Console
  /** The id of the payment. */
  readonly payment: string
  /** How many refunds the provider made of it. */
  refunds(): number
}

let office: Promise<Office> | undefined

/** One for all frameworks: opening a database takes longer than all that is done with it. */
function sharedOffice(): Promise<Office> {
  office ??= openOffice()
  return office
}

async function openOffice(): Promise<Office> {
  const { fetch, clock, payer, ledger } = createMollieSimulator()
  const payments = await createPayments({
    database: 'memory://',
    providers: {
      mollie: {
        provider: 'mollie',
        apiKey: DEFAULT_MOLLIE_KEY,
        baseUrl: 'https://api.mollie.test',
      },
    },
    load: (name) => import(name),
    fetch,
    clock,
  })
  const { payment } = await payments.pay({
    order: 'order_1',
    amount: money('EUR', 100_000),
    description: 'Tea for two',
    returnUrl: 'https://shop.example/return',
  })
  const providerId = payment.providerId ?? ''
  await payer.pay(providerId)
  await payments.get(payment.id, { fresh: true })
  return {
    payments,
    console: createConsole(payments, { audit: () => {} }),
    payment: payment.id,
    refunds: () => ledger.refundsOf(providerId).length,
  }
}

/** Two equal refunds would have to wait for each other. */
let euros = 0

/** Reads the list, opens the payment and refunds some of it, as a browser does. */
export async function refundThrough(mount: Mount) {
  euros += 1
  const { console, payment, refunds } = await sharedOffice()
  const before = refunds()
  const mounted = await mount(console)
  try {
    return { ...(await walk(mounted, payment)), refunded: refunds() - before }
  } finally {
    await mounted.close()
  }
}

async function walk({ origin }: Mounted, payment: string) {
  const list = await fetch(`${origin}/console`)
  const path = `/console/payment?id=${payment}`
  const page = await (await fetch(`${origin}${path}`)).text()
  const form = /action="\/console\/payment\/refund"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
  const body = new URLSearchParams({
    subject: field('subject'),
    id: field('id'),
    token: field('token'),
    amount: `${euros}.00`,
  })
  const sent = await fetch(`${origin}/console/payment/refund`, {
    method: 'POST',
    headers: { origin, 'sec-fetch-site': 'same-origin' },
    body,
  })
  const style = /href="(\/console\/style-[^"]*)"/.exec(page)?.[1] ?? ''
  return {
    list: await list.text(),
    policy: list.headers.get('content-security-policy'),
    after: await sent.text(),
    style: (await fetch(`${origin}${style}`)).headers.get('content-type'),
  }
}
