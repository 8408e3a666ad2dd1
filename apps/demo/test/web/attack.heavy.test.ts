import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { attacksOnAntom, attacksOnMollie, type Known } from '../support/attacks.ts'
import { type DemoProcess, runDemo } from '../support/run-demo.ts'
import { atProvider, type Visitor, visit } from '../support/visit.ts'

let directory: string
const running: DemoProcess[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paystate-attack-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

const OPEN = 'order_00000000aa'
const PAID = 'order_00000000bb'

/** The names of an order's payment, as its page in the back office shows them. */
async function namesOf({ page }: Visitor, order: string) {
  const link = /\/console\/payment\?id=[^"]+/.exec(await page(`/orders/${order}`))?.[0] ?? ''
  const shown = await page(link)
  const after = (label: string) =>
    new RegExp(`<dt>${label}</dt><dd><code>([^<]+)`).exec(shown)?.[1] ?? ''
  return { link, reference: after('Reference'), providerId: after('Provider&#39;s id') }
}

const made = z.object({ id: z.string() })

/** A paid payment of the same account, made by another system with the same key. */
async function strangersPayment(simulator: string): Promise<string> {
  const response = await fetch(`${simulator}/v2/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      amount: { currency: 'EUR', value: '129.00' },
      description: 'Made by an old plugin',
      redirectUrl: 'https://shop.example/',
    }),
  })
  const { id } = made.parse(await response.json())
  await atProvider(`${simulator}/checkout/${id}`, 'pay')
  return id
}

it.each(['mollie', 'antom'])(
  'nobody makes an order paid at %s by writing to its webhook address from outside',
  async (provider) => {
    const demo = runDemo(['--data', join(directory, 'data'), '--port', '0'], {
      PAYMENT_PROVIDER: provider,
    })
    running.push(demo)
    const origin = await demo.origin()
    const visitor = visit({ origin })
    const checkout = await visitor.buy(OPEN)
    await atProvider(await visitor.buy(PAID), 'pay')
    await visitor.pageWith(`/orders/${PAID}`, 'We received €129.00')
    const open = await namesOf(visitor, OPEN)
    const stranger =
      provider === 'mollie' ? await strangersPayment(new URL(checkout).origin) : undefined
    const known: Known = {
      ...open,
      paid: await namesOf(visitor, PAID),
      ...(stranger !== undefined && { stranger }),
    }
    const attacks = provider === 'mollie' ? attacksOnMollie(known) : attacksOnAntom(known)
    const broken: string[] = []
    for (const round of [1, 2]) {
      for (const { name, path, init } of attacks) {
        const { status } = await fetch(origin + path, init)
        if (status >= 500 || status === 0) broken.push(`${name}, round ${round}: ${status}`)
      }
    }
    await visitor.pageWith(open.link, 'Last read')
    const page = await visitor.page(`/orders/${OPEN}`)
    const office = await visitor.page(open.link)
    await atProvider(checkout, 'pay')
    const after = await visitor.pageWith(`/orders/${OPEN}`, 'We received €129.00')

    expect(open.reference).not.toBe('')
    expect(broken).toEqual([])
    expect(page).toContain('Waiting for your payment')
    expect(page).not.toContain('We received')
    expect(office).toContain('requires action')
    expect(office).not.toContain('payment.captured')
    expect(after).toContain('1 payment, 0 refunds')
  },
  240_000,
)
