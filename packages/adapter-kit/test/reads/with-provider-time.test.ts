import type { Clock } from '@paystate/core'
import { expect, it } from 'vitest'
import { createOperationTime, withProviderTime } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { providerTimeAt, transport } from '../fake/definition.ts'
import { account, NOW } from '../fake/provider.ts'

const MISS = {
  reference: 'order_1',
  account,
  begunAt: NOW,
  endedAt: NOW,
  complete: true,
  positiveControl: 'seen',
} as const
const NOT_SEEN = { kind: 'not_seen', miss: MISS } as const

it('dates a miss from its beginning to its end', async () => {
  const clock = createTestClock()
  clock.advance(1_000)
  const missed = await withProviderTime(createOperationTime(clock, transport), async () => {
    clock.advance(5_000)
    return NOT_SEEN
  })

  expect(missed).toStrictEqual({
    kind: 'not_seen',
    miss: { ...MISS, begunBy: providerTimeAt(1_000), endedBy: providerTimeAt(6_000) },
  })
})

it('dates it by what its own responses told: nothing was known when it began', async () => {
  let isKnown = false
  const time = createOperationTime(createTestClock(), {
    providerTimeAt: (ms) => (isKnown ? providerTimeAt(ms) : undefined),
  })
  const missed = await withProviderTime(time, async () => {
    isKnown = true
    return NOT_SEEN
  })

  expect(missed).toHaveProperty('miss.begunBy', providerTimeAt(0))
})

it('leaves alone what was found', async () => {
  const found = { kind: 'found' } as const
  const time = createOperationTime(createTestClock(), transport)

  expect(await withProviderTime(time, async () => found)).toBe(found)
})

const broken = (): never => {
  throw new Error('It broke.')
}

/** A clock that works only at the beginning, or only at the end. */
function failingAt(end: 'the beginning' | 'the end'): { clock: Clock; pass: () => void } {
  let isOver = false
  const fails = () => isOver === (end === 'the end')
  const clock = { ...createTestClock(), monotonic: () => (fails() ? broken() : 5) }
  return {
    clock,
    pass: () => {
      isOver = true
    },
  }
}

it.each(['the beginning', 'the end'] as const)(
  'leaves a miss without a date where our clock fails at %s: it proves nothing then',
  async (end) => {
    const { clock, pass } = failingAt(end)
    const missed = await withProviderTime(createOperationTime(clock, transport), async () => {
      pass()
      return NOT_SEEN
    })

    expect(missed).toStrictEqual(NOT_SEEN)
  },
)

it('leaves a miss without a date where the provider told no time', async () => {
  const time = createOperationTime(createTestClock(), { providerTimeAt: () => undefined })

  expect(await withProviderTime(time, async () => NOT_SEEN)).toStrictEqual(NOT_SEEN)
})
