import { expect, it } from 'vitest'
import { reachable, unreachable } from '../../src/mapping/reach.ts'

const source = 'https://docs.example/statuses'

it('a channel reports a status, or it does not and says why', () => {
  expect(reachable({ source })).toStrictEqual({ source, reach: 'reachable' })
  expect(reachable({ assumed: 'late' }, 'it was paid late')).toStrictEqual({
    assumed: 'late',
    reach: 'reachable',
    when: 'it was paid late',
  })
  expect(unreachable('nobody sends it', { source })).toStrictEqual({
    source,
    reach: 'unreachable',
    why: 'nobody sends it',
  })
})
