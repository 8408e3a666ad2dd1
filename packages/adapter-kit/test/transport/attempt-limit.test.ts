import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { startLimit } from '../../src/transport/attempt-limit.ts'
import { createTestClock } from '../clock.ts'

const deadlineMs = 10_000

it('a limit that is over calls once, whoever asks first', () => {
  const limit = startLimit(createTestClock(), { deadlineMs })
  const calls: string[] = []
  limit.onOver(() => calls.push('before'))
  limit.end('too_late')
  limit.end('aborted')
  limit.onOver(() => calls.push('after'))

  expect(calls).toEqual(['before', 'after'])
  expect(limit.over()).toBe('too_late')
})

it('nothing is waited for beyond the limit', async () => {
  const limit = startLimit(createTestClock(), { deadlineMs })
  const waiting = limit.within(new Promise(() => undefined))
  limit.end('aborted')

  await expect(waiting).rejects.toThrow()
  await expect(limit.within(new Promise(() => undefined))).rejects.toThrow()
})

it('a limit that is stopped leaves nothing with the clock or the signal of the caller', async () => {
  const clock = createTestClock()
  const { signal } = new AbortController()
  const limit = startLimit(clock, { deadlineMs, signal })
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
  limit.stop()

  expect(getEventListeners(signal, 'abort')).toEqual([])
  await clock.idle()
  const unsignaled = startLimit(clock, { deadlineMs })
  unsignaled.stop()
  await clock.idle()
})

it('a timer that cannot be called off leaves nothing with the signal either', () => {
  const after = () => () => {
    throw new Error('broken')
  }
  const { signal } = new AbortController()
  startLimit({ ...createTestClock(), after }, { deadlineMs, signal }).stop()

  expect(getEventListeners(signal, 'abort')).toEqual([])
})
