import { vi } from 'vitest'
import type { TestDemo } from './start-test-shop.ts'

/** A visitor without a browser. */
export interface Visitor {
  post(path: string, fields: Record<string, string>): Promise<Response>
  page(path: string): Promise<string>
  /** The page once it says this. In this process, what is due later comes sooner: time passes meanwhile. */
  pageWith(path: string, text: string, timeout?: number): Promise<string>
  /** Places an order and gives back the provider's page. */
  buy(order: string, trouble?: string): Promise<string>
}

const A_MOMENT = 2_000

export function visit({
  origin,
  simulation,
}: Pick<TestDemo, 'origin'> & Partial<Pick<TestDemo, 'simulation'>>): Visitor {
  const post: Visitor['post'] = (path, fields) =>
    fetch(new URL(path, origin), {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  const page = async (path: string) => (await fetch(origin + path)).text()
  return {
    post,
    page,
    pageWith: (path, text, timeout = 30_000) =>
      vi.waitFor(
        async () => {
          const shown = await page(path)
          if (shown.includes(text)) return shown
          await simulation?.moveTime(A_MOMENT)
          throw new Error(`${path} does not say “${text}” yet.`)
        },
        { timeout, interval: 100 },
      ),
    async buy(order, trouble = 'none') {
      const response = await post('/orders', { order, product: 'wool-blanket', trouble })
      return response.headers.get('location') ?? ''
    },
  }
}

/** What the payer does on the provider's page. */
export async function atProvider(page: string, action: string): Promise<void> {
  await fetch(page, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' })
}

/** The payer pays what is only reserved. Antom's page asks for a method first, and leads to another page. */
export async function payReserved(page: string): Promise<void> {
  if (!page.includes('/antom/session/')) return atProvider(page, 'pay')
  const body = new URLSearchParams({ action: 'start', method: 'CARD' })
  const { headers } = await fetch(page, { method: 'POST', body, redirect: 'manual' })
  await atProvider(new URL(headers.get('location') ?? '', page).href, 'pay')
}

/** The token in the forms that act on the simulated world. */
export function csrfIn(page: string): string {
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

/** The token of the button that kills the shop. */
export function killTokenIn(page: string): string {
  return /name="kill" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
