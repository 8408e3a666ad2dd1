import { expect, it } from 'vitest'
import { explore } from './explore.ts'
import { WHOLE } from './lives.ts'

/** Its other points are in `pnpm explore points`. */
it('keeps every promise in a whole life, and when it is killed half-way through it', async () => {
  const whole = await explore(WHOLE)
  const requests = whole.points.flatMap((point, index) =>
    point === 'a request' ? [index + 1] : [],
  )
  const at = requests[requests.length >> 1] ?? 1
  const killed = await explore({ ...WHOLE, stops: [{ at, how: 'kill' }] })

  expect(requests.length).toBeGreaterThan(10)
  expect(Object.keys(whole.seen)).toEqual(expect.arrayContaining(ALL_OF_A_LIFE))
  expect([...whole.violations, ...killed.violations]).toEqual([])
  expect(killed.stopped).toEqual([expect.stringContaining('kill after a request')])
}, 240_000)

const ALL_OF_A_LIFE = [
  'provider: captured',
  'provider: refunded',
  'provider: refund_failed',
  'provider: charged_back',
  'event: order.paid',
  'event: order.paid_twice',
  'capture: applied',
  'refund: applied',
  'refund: withdrawn',
]
