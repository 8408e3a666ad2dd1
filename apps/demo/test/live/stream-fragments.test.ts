import { createSimulatorClock } from '@paystate/simulator'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Rendered } from '../../src/live/rendered.ts'
import { streamFragments } from '../../src/live/stream-fragments.ts'
import { createNews } from '../../src/news/news.ts'
import { html } from '../../src/pages/html.ts'

/** An open page, how often it was rendered, and what makes it be. */
async function opened(given: { restMs?: number } = {}) {
  const clock = createSimulatorClock()
  const news = createNews((_, run) => run())
  let renders = 0
  let mark = 'first'
  const render = async (): Promise<Rendered> => {
    renders += 1
    const fragments = [{ id: 'status', markup: html`<p>render ${renders}</p>` }]
    const before = mark
    return { fragments, restMs: given.restMs ?? 30_000, hasChanged: () => mark !== before }
  }
  const app = new Hono().get('/', (c) =>
    streamFragments(c, { news, clock, render, about: { order: 'order_1' } }),
  )
  const { body } = await app.request('/')
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  const event = async () => (await reader?.read())?.value ?? ''
  await event()
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    news,
    event,
    renders: () => renders,
    close: () => reader?.cancel(),
    turn: (other: string) => {
      mark = other
    },
    async pass(milliseconds: number) {
      await settled()
      await clock.advance(milliseconds)
      await settled()
    },
  }
}

it('renders nothing while nothing changes, so that hundreds of open pages cost nothing', async () => {
  const page = await opened()
  for (let glances = 0; glances < 19; glances += 1) await page.pass(1_500)
  const atRest = page.renders()
  await page.pass(1_500)

  expect(atRest).toBe(1)
  expect(page.renders()).toBe(2)
  await page.close()
})

it('renders at once when there is news, and soon when something changes without any', async () => {
  const page = await opened()
  page.news.ring('order_2')
  page.news.ring('order_1')
  expect(await page.event()).toContain('render 2')
  page.turn('second')
  await page.pass(1_500)

  expect(await page.event()).toContain('render 3')
  await page.close()
})

it('renders often while something is being found out', async () => {
  const page = await opened({ restMs: 1_500 })
  await page.pass(1_500)
  await page.pass(1_500)

  expect(page.renders()).toBe(3)
  await page.close()
})
