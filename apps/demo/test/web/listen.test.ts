import { expect, it } from 'vitest'
import { listen } from '../../src/web/listen.ts'

it('takes a free port when the wanted one is taken', async () => {
  const first = await listen(() => new Response('first'), { port: 0 })
  const second = await listen(() => new Response('second'), { port: first.port })
  const answers = await Promise.all(
    [first, second].map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}`)).text()),
  )
  await Promise.all([first.close(), second.close()])

  expect(answers).toEqual(['first', 'second'])
})

it('ends although a page listens for news', async () => {
  const endless = new ReadableStream({ start: (controller) => controller.enqueue('news') })
  const web = await listen(() => new Response(endless.pipeThrough(new TextEncoderStream())), {
    port: 0,
  })
  const response = await fetch(`http://127.0.0.1:${web.port}`)
  await response.body?.getReader().read()

  await expect(web.close()).resolves.toBeUndefined()
})
