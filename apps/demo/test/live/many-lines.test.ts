import { afterEach, expect, it } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { type Listening, listen } from '../../src/web/listen.ts'
import { openShop } from '../support/open-shop.ts'

const LINES = 200

const listening: Listening[] = []
afterEach(async () => {
  for (const one of listening.splice(0)) await one.close()
})

interface Line {
  /** Resolves with the first event from now on that has this text. */
  reads(text: string): Promise<string>
  leave(): void
}

async function openLine(address: string): Promise<Line> {
  const leaving = new AbortController()
  const { body } = await fetch(address, { signal: leaving.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  return {
    async reads(text) {
      let events = ''
      while (!events.includes(text)) {
        const { value, done } = (await reader?.read()) ?? { done: true }
        if (done) throw new Error('The line ended.')
        events += value
      }
      return events
    },
    leave: () => leaving.abort(),
  }
}

it(`brings a change to ${LINES} open pages of several orders, and lets go of those that are closed`, async () => {
  const shops = await Promise.all([openShop(), openShop(), openShop(), openShop()])
  for (const { buy } of shops) await buy()
  const [{ stage } = await openShop()] = shops
  const { news } = stage.shop
  const app = createApp({ shop: stage.shop })
  const server = await listen((request) => app.fetch(request), { port: 0 })
  listening.push(server)
  const address = (index: number) =>
    `http://127.0.0.1:${server.port}${shops[index % shops.length]?.path}/events`
  const lines = await Promise.all(
    Array.from({ length: LINES }, (_, index) => openLine(address(index))),
  )
  await Promise.all(lines.map((line) => line.reads('Waiting for your payment')))
  for (const { choose } of shops) await choose('pay')
  const seen = await Promise.all(lines.map((line) => line.reads('We received €24.50')))
  const watched = shops.map(({ order }) => news.isWatched(order))
  for (const line of lines) line.leave()
  await expect.poll(() => shops.some(({ order }) => news.isWatched(order))).toBe(false)

  expect(seen).toHaveLength(LINES)
  expect(watched).toEqual([true, true, true, true])
})
