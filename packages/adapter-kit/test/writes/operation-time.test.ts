import { type Clock, systemClock } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOperationTime } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { providerTimeAt, transport } from '../fake/definition.ts'

const CREATE = { kind: 'create_payment', reference: 'r1' } as const
const MINUTE = 60_000

function running() {
  const clock = createTestClock()
  return { clock, time: createOperationTime(clock, transport) }
}

describe('now', () => {
  it('is the wall clock, with the provider’s time at the same moment of the monotonic clock', () => {
    const { clock, time } = running()
    clock.advance(5_000)

    expect(time.now()).toStrictEqual({ at: clock.now(), providerTime: providerTimeAt(5_000) })
    expect(time.monotonic()).toBe(5_000)
    expect(time.providerTimeAt(7)).toEqual(providerTimeAt(7))
  })

  it('leaves the provider’s time out before any response told it', () => {
    const clock = createTestClock()
    const time = createOperationTime(clock, { providerTimeAt: () => undefined })

    expect(time.now()).toStrictEqual({ at: clock.now() })
  })
})

describe('a write that this process has sent', () => {
  it('is as old as its first sending, by the monotonic clock', () => {
    const { clock, time } = running()
    time.sending(CREATE)
    clock.advance(MINUTE)
    time.sending(CREATE)
    clock.advance(MINUTE - 1)

    expect(time.now(CREATE)).toMatchObject({ sentAgoMs: 2 * MINUTE - 1 })
  })

  it('is 0 ms old at once: that is an age, too', () => {
    const { time } = running()
    time.sending(CREATE)

    expect(time.now(CREATE)).toHaveProperty('sentAgoMs', 0)
  })

  it('has no age anymore two minutes later', () => {
    const { clock, time } = running()
    time.sending(CREATE)
    clock.advance(2 * MINUTE)

    expect(time.now(CREATE)).not.toHaveProperty('sentAgoMs')
  })

  it.each([
    ['of another reference', { kind: 'create_payment', reference: 'r2' }],
    ['of another kind', { kind: 'refund_payment', reference: 'r1' }],
    ['that nobody names', undefined],
  ] as const)('tells nothing of a write %s', (_which, operation) => {
    const { time } = running()
    time.sending(CREATE)

    expect(time.now(operation)).not.toHaveProperty('sentAgoMs')
  })
})

describe('an injected clock that fails', () => {
  const broken = (): never => {
    throw new Error('It broke.')
  }

  it.each([
    ['throws', broken],
    ['shows no time', () => Number.NaN],
  ])('as a wall clock is replaced by the machine’s: it %s', (_how, now) => {
    const time = createOperationTime({ ...createTestClock(), now }, transport)

    expect(Math.abs(time.now().at - systemClock.now())).toBeLessThan(MINUTE)
    expect(time.now()).toHaveProperty('providerTime')
  })

  it.each([
    ['throws', broken],
    ['shows no time', () => Number.POSITIVE_INFINITY],
  ])('as a monotonic clock leaves no age and no time of the provider: it %s', (_how, monotonic) => {
    const clock = createTestClock()
    const time = createOperationTime({ ...clock, monotonic }, transport)
    time.sending(CREATE)

    expect(time.now(CREATE)).toStrictEqual({ at: clock.now() })
    expect(time.monotonic()).toBeUndefined()
  })

  it('notes no sending that it cannot date: the next one counts', () => {
    const clock = createTestClock()
    let fails = true
    const monotonic = () => (fails ? broken() : clock.monotonic())
    const time = createOperationTime({ ...clock, monotonic }, transport)
    time.sending(CREATE)
    fails = false

    expect(time.now(CREATE)).not.toHaveProperty('sentAgoMs')
    time.sending(CREATE)
    expect(time.now(CREATE)).toHaveProperty('sentAgoMs', 0)
  })

  it('never throws, and never lets a write look younger than its last first sending', () => {
    const fault = fc.constantFrom<Fault>('none', 'none', 'throws', 'no number')
    const elapsed = fc.nat(MINUTE)
    const moments = fc.array(fc.record({ fault, elapsed, isSent: fc.boolean() }))
    fc.assert(
      fc.property(moments, (script) => {
        const clock = faultyClock()
        const time = createOperationTime(clock, transport)
        let last = Number.NaN
        let at = 0
        for (const { isSent, fault, elapsed } of script) {
          at += elapsed
          clock.show(at, fault)
          if (isSent) time.sending(CREATE)
          if (isSent && fault === 'none') last = at
          const { sentAgoMs } = time.now(CREATE)
          if (sentAgoMs === undefined) continue
          expect(sentAgoMs).toBeGreaterThanOrEqual(at - last)
          expect(sentAgoMs).toBeLessThan(2 * MINUTE)
        }
      }),
    )
  })
})

type Fault = 'none' | 'throws' | 'no number'

/** Both clocks show the same time, or fail in the same way. */
function faultyClock(): Clock & { show(at: number, fault: Fault): void } {
  let shown: { at: number; fault: Fault } = { at: 0, fault: 'none' }
  const read = (): number => {
    if (shown.fault === 'throws') throw new Error('It broke.')
    return shown.fault === 'none' ? shown.at : Number.NaN
  }
  return {
    ...createTestClock(),
    now: read,
    monotonic: read,
    show: (at, fault) => {
      shown = { at, fault }
    },
  }
}
