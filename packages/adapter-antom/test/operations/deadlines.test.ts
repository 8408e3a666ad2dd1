import { createOperationTime } from '@paystate/adapter-kit'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../../src/configuration/keys.ts'
import { settingsOf } from '../../src/configuration/settings.ts'
import { begin, deadlineOf } from '../../src/http/context.ts'
import { optionsFor } from '../support/connected.ts'

function operationAt(time: { now: number }) {
  const options = optionsFor({ timeouts: { attemptMs: 10_000, totalMs: 25_000 } })
  const settings = settingsOf(options, keysOf(options).signing.key)
  const api = {
    send: () => Promise.reject(new Error('nothing is sent here')),
    open: () => ({ kind: 'unreadable', error: 'unavailable', what: '', httpStatus: 500 }) as const,
  }
  const clock = { now: () => time.now, monotonic: () => time.now, after: () => () => {} }
  return begin({
    settings,
    api,
    clock,
    time: createOperationTime(clock, { providerTimeAt: () => undefined }),
  })
}

describe('the requests of one operation', () => {
  it('have each their own time, and together the total', () => {
    const time = { now: 0 }
    const context = operationAt(time)

    const given = [0, 10_000, 20_000, 30_000].map((now) => {
      time.now = now
      return deadlineOf(context)
    })

    expect(given).toEqual([10_000, 10_000, 5_000, 1])
  })
})
