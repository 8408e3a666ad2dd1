import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startExample } from '../../src/checkouts/example-process.ts'
import { openMarket } from '../../src/checkouts/market.ts'
import { NEXT_IS_INSTALLED } from '../../src/frameworks/next/serve-next.ts'
import { ROOT } from '../../src/workspace/files.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

// Each starts a process with an embedded database, twice.
vi.setConfig({ testTimeout: 300_000 })

const EXAMPLES_ARE_INSTALLED = existsSync(join(ROOT, 'examples/node_modules'))

const SHOPS = [
  ['Express', 'examples/express/server.ts'],
  ['Fastify', 'examples/fastify/server.ts'],
  ['Hono', 'examples/hono/server.ts'],
  ['Next', 'tests/src/checkouts/next-server.ts'],
] as const

describe.skipIf(!EXAMPLES_ARE_INSTALLED || !NEXT_IS_INSTALLED)('the examples', () => {
  it('compile', () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    runProgram(process.execPath, { args: [compiler, '-p', 'examples/tsconfig.json'], cwd: ROOT })
  })

  it.each(SHOPS)(
    'for %s sells an order once, although the process is killed before it hears of the payment',
    async (_framework, program) => {
      const { mollie, env, url, returnUrlOf, close } = await openMarket()
      onTestFinished(close)
      const begin = async () => {
        const shop = startExample(join(ROOT, program), env)
        onTestFinished(() => shop.kill())
        await shop.printed('The shop is')
        return shop
      }
      const shop = await begin()
      const cart = await (await fetch(url)).text()
      const order = /name="order" value="([^"]+)"/.exec(cart)?.[1] ?? ''
      const first = await send(`${url}/checkout`, { order })
      const second = await send(`${url}/checkout`, { order })

      const checkout = first.headers.get('location') ?? ''
      expect(first.status).toBe(303)
      expect(second.headers.get('location')).toBe(checkout)
      expect((await send(`${url}/webhooks/mollie`, { nothing: 'known' })).status).toBe(400)

      const id = new URL(checkout).pathname.split('/').at(-1) ?? ''
      await shop.kill()
      await mollie.payer.pay(id) // and its webhook finds nobody
      const again = await begin()
      const thanks = await fetch(await returnUrlOf(id))

      expect(await thanks.text()).toContain('Thank you!')
      await again.printed(`Order ${order} is paid`)
      const entries = mollie.ledger.entries()
      expect(entries.map(({ kind }) => kind)).toEqual(['created', 'captured'])
      expect([...shop.lines, ...again.lines].filter((line) => /is paid/.test(line))).toHaveLength(1)
    },
  )
})

function send(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { origin: new URL(url).origin } // Next compares it with the host
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  })
}
