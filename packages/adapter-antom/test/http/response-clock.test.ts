import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { instantOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createResponseClock } from '../../src/http/response-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OURS = Date.UTC(2026, 0, 15, 12)

/** A response at this moment of ours, with what its `Date` header says. */
function answeredAt(ours: number, date?: number): AnsweredAttempt {
  return {
    end: 'answered',
    asOf: { begun: 1, received: 2 },
    begunAt: instantOf(ours),
    endedAt: instantOf(ours),
    monotonic: { begun: ours - OURS, ended: ours - OURS },
    transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: true },
    status: 200,
    body: new Uint8Array(),
    headers: new Headers(date === undefined ? {} : { date: new Date(date).toUTCString() }),
  }
}

const success = (at: number) => ({ at, isRefusal: false })
const refusal = (at: number) => ({ at, isRefusal: true })

describe('a response', () => {
  it.each([
    [-30 * MINUTE - 1, false],
    [-30 * MINUTE, true],
    [20 * MINUTE, true],
    [30 * MINUTE, true],
    [30 * MINUTE + 1, false],
    [-365 * 24 * HOUR, false],
  ])('signed %d ms from the request by our clock counts: %s', (apart, isTimely) => {
    const clock = createResponseClock()

    expect(clock.isTimely(refusal(OURS + apart), answeredAt(OURS))).toBe(isTimely)
    expect(clock.isTimely(success(OURS + apart), answeredAt(OURS))).toBe(isTimely)
  })

  it('does not count where its Date header says another time, or none', () => {
    const clock = createResponseClock()
    const lastYear = OURS - 365 * 24 * HOUR

    expect(clock.isTimely(success(lastYear), answeredAt(OURS, OURS))).toBe(false)
    expect(clock.isTimely(success(lastYear), answeredAt(OURS))).toBe(false)
  })
})

describe('once our clock has been seen to be right', () => {
  function seenRight() {
    const clock = createResponseClock()
    clock.isTimely(success(OURS), answeredAt(OURS, OURS))
    return clock
  }

  it.each([-3 * HOUR, 3 * HOUR])('nothing counts that is %d ms off, whatever its Date', (apart) => {
    const at = OURS + apart

    expect(seenRight().isTimely(success(at), answeredAt(OURS, at))).toBe(false)
  })

  it('our clock may be set without stopping anything', () => {
    const clock = seenRight()
    const at = OURS + 4 * MINUTE
    const set = { ...answeredAt(OURS + 9 * HOUR, at), monotonic: { begun: 0, ended: 0 } }

    expect(clock.isTimely(refusal(at), set)).toBe(true)
  })
})

describe('with a clock of ours that is hours off', () => {
  const theirs = OURS - 5 * HOUR

  it('a success counts by its Date header; a refusal not before one did', () => {
    const clock = createResponseClock()

    expect(clock.isTimely(refusal(theirs), answeredAt(OURS, theirs))).toBe(false)
    expect(clock.isTimely(success(theirs), answeredAt(OURS, theirs))).toBe(true)
    expect(clock.isTimely(refusal(theirs), answeredAt(OURS, theirs))).toBe(true)
  })

  it('time may jump ahead, as that of a simulator does', () => {
    const clock = createResponseClock()
    clock.isTimely(success(theirs), answeredAt(OURS, theirs))
    const ahead = theirs + 24 * HOUR

    expect(clock.isTimely(refusal(ahead), answeredAt(OURS, ahead))).toBe(true)
  })

  it('nothing counts that is older than an earlier response and the time since', () => {
    const clock = createResponseClock()
    clock.isTimely(success(theirs), answeredAt(OURS, theirs))

    const old = theirs + 4 * MINUTE
    expect(clock.isTimely(success(old), answeredAt(OURS + 10 * MINUTE, old))).toBe(false)
    const fresh = theirs + 5 * MINUTE
    expect(clock.isTimely(refusal(fresh), answeredAt(OURS + 10 * MINUTE, fresh))).toBe(true)
  })
})
