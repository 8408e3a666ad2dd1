import { expect, it } from 'vitest'
import { createAgents } from '../../src/transport/agents.ts'
import { createTestClock } from '../clock.ts'

it('a connection that cannot even be begun was refused: its request was not sent', async () => {
  const clock = createTestClock()
  const { http } = createAgents({ clock, proxyOf: () => undefined, idleMs: 10 })
  const failed = Promise.withResolvers<unknown>()
  http.createConnection({ host: '127.0.0.1', port: 99_999 }, (error) => failed.resolve(error))

  expect(await failed.promise).toMatchObject({ failure: 'refused' })
  await clock.idle()
})
