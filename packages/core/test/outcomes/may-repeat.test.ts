import { describe, expect, it } from 'vitest'
import { mayRepeat, type Now } from '../../src/outcomes/may-repeat.ts'
import type { ReplayWindow } from '../../src/outcomes/prepared.ts'
import type { AttemptSpan } from '../../src/outcomes/previous-attempts.ts'
import { instantOf } from '../../src/time/instant.ts'
import { exactly, LOST_ONCE, MINUTE, WINDOW } from './pendings.ts'

const SAFE_MS = WINDOW.forMs - WINDOW.marginMs
const { firstSentBy: _first, ...UNTIMED } = LOST_ONCE

interface Case {
  readonly replayWindow?: ReplayWindow
  readonly attempts?: AttemptSpan
  readonly now: Partial<Now>
}

function repeat({ replayWindow = WINDOW, attempts = LOST_ONCE, now }: Case) {
  return mayRepeat({ replayWindow, previousAttempts: attempts }, { at: 0, ...now })
}

describe('by the provider’s clock', () => {
  it('the same bytes may be sent again until the window ends, less its margin', () => {
    expect(repeat({ now: { providerTime: exactly(SAFE_MS - 1) } })).toBe('yes')
    expect(repeat({ now: { providerTime: exactly(SAFE_MS) } })).toBe('window_over')
    expect(repeat({ now: { providerTime: exactly(10 * WINDOW.forMs) } })).toBe('window_over')
  })

  it.each([
    { what: 'now', providerTime: { earliest: 0, latest: SAFE_MS }, sentBy: exactly(0) },
    {
      what: 'of the first sending',
      providerTime: exactly(SAFE_MS - 1),
      sentBy: { earliest: -1, latest: 0 },
    },
  ])('the window shrinks by what is not known of the time $what', ({ providerTime, sentBy }) => {
    const attempts = { ...LOST_ONCE, firstSentBy: sentBy }

    expect(repeat({ attempts, now: { providerTime } })).toBe('window_over')
  })

  it.each([-24, -1, 0, 1, 24])(
    'it does not matter what our clock shows: %i hours from the first sending',
    (hours) => {
      const at = hours * 60 * MINUTE

      expect(repeat({ now: { at, providerTime: exactly(MINUTE) } })).toBe('yes')
      expect(repeat({ now: { at, providerTime: exactly(SAFE_MS) } })).toBe('window_over')
    },
  )

  it('nothing is repeated after the window though the process believes to have just sent it', () => {
    const now = { providerTime: exactly(SAFE_MS), sentAgoMs: 1000 }

    expect(repeat({ now })).toBe('window_over')
  })

  it('a first sending that lies ahead of now is looked up', () => {
    const attempts = { ...LOST_ONCE, firstSentBy: exactly(MINUTE) }

    expect(repeat({ attempts, now: { providerTime: exactly(0) } })).toBe('lookup_first')
  })

  it('a time that cannot be read is none', () => {
    expect(repeat({ now: { providerTime: exactly(Number.NaN) } })).toBe('lookup_first')
  })
})

describe('where the provider’s clock is not known', () => {
  it.each([
    { what: 'of the first sending', attempts: UNTIMED, providerTime: exactly(MINUTE) },
    { what: 'of now', attempts: LOST_ONCE, providerTime: undefined },
    { what: 'at all', attempts: UNTIMED, providerTime: undefined },
  ])('$what: our own clock never allows a repeat', ({ attempts, providerTime }) => {
    expect(repeat({ attempts, now: { at: MINUTE, providerTime } })).toBe('lookup_first')
  })

  it.each([
    { what: 'ahead of now', at: -MINUTE },
    { what: 'far ahead of now', at: -24 * 60 * MINUTE },
  ])('a first sending $what by our clock is looked up first', ({ at }) => {
    expect(repeat({ attempts: UNTIMED, now: { at } })).toBe('lookup_first')
  })

  it('sent while our clock was 12 min ahead, which was then set right: no repeat 61 min later', () => {
    const firstSentAt = instantOf(12 * MINUTE)
    const attempts = { ...UNTIMED, firstSentAt }

    expect(repeat({ attempts, now: { at: 61 * MINUTE } })).toBe('lookup_first')
    expect(
      repeat({
        attempts: { ...LOST_ONCE, firstSentAt },
        now: { at: 61 * MINUTE, providerTime: exactly(61 * MINUTE) },
      }),
    ).toBe('window_over')
  })

  it('our own clock forbids it where it says that the window is over', () => {
    expect(repeat({ attempts: UNTIMED, now: { at: SAFE_MS } })).toBe('window_over')
    expect(repeat({ attempts: UNTIMED, now: { at: SAFE_MS, sentAgoMs: 0 } })).toBe('window_over')
    expect(repeat({ attempts: UNTIMED, now: { at: SAFE_MS - 1 } })).toBe('lookup_first')
  })

  it('nothing is repeated while nobody can read when the first attempt was', () => {
    const attempts = { ...UNTIMED, firstSentAt: 'soon' }

    expect(repeat({ attempts, now: { at: 0 } })).toBe('window_over')
    expect(repeat({ attempts, now: { at: 0, sentAgoMs: 0 } })).toBe('window_over')
    expect(repeat({ attempts: UNTIMED, now: { at: Number.NaN } })).toBe('window_over')
  })
})

describe('the process that has just sent it', () => {
  it.each([
    { sentAgoMs: 0, says: 'yes' },
    { sentAgoMs: 59_999, says: 'yes' },
    { sentAgoMs: 60_000, says: 'lookup_first' },
    { sentAgoMs: -1, says: 'lookup_first' },
    { sentAgoMs: Number.NaN, says: 'lookup_first' },
  ])('knows it by its monotonic clock for 60 s: $sentAgoMs ms ago', ({ sentAgoMs, says }) => {
    expect(repeat({ attempts: UNTIMED, now: { at: 0, sentAgoMs } })).toBe(says)
  })

  it('may repeat it though our clock was set back meanwhile', () => {
    const now = { at: -12 * MINUTE, sentAgoMs: 30_000 }

    expect(repeat({ attempts: UNTIMED, now })).toBe('yes')
  })

  it('never repeats it after a window that is shorter than that', () => {
    const replayWindow = { ...WINDOW, forMs: 30_000, marginMs: 10_000 }

    expect(repeat({ replayWindow, attempts: UNTIMED, now: { sentAgoMs: 19_999 } })).toBe('yes')
    expect(repeat({ replayWindow, attempts: UNTIMED, now: { sentAgoMs: 20_000 } })).toBe(
      'lookup_first',
    )
  })
})

describe('where a repeat does no harm', () => {
  it.each<Partial<Now>>([{}, { at: Number.NaN }, { at: 1e15 }, { providerTime: exactly(1e15) }])(
    'it may be sent again at any time: %j',
    (now) => {
      expect(repeat({ replayWindow: { type: 'harmless' }, now })).toBe('yes')
    },
  )
})
