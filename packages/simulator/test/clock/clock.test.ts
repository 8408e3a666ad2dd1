import { expect, it, vi } from 'vitest'
import { createRealTimeClock, createSimulatorClock } from '../../src/index.ts'

it('begins at noon of 15 January 2026 and stands still', () => {
  const clock = createSimulatorClock()
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-15T12:00:00.000Z')
  expect(clock.now()).toBe(clock.now())
})

it('runs what falls due in the order of time, and of planning where times are equal', async () => {
  const clock = createSimulatorClock({ startAt: 0 })
  const ran: string[] = []
  for (const [name, after] of [
    ['c', 30],
    ['a', 10],
    ['d', 30],
    ['b', 20],
    ['e', 31],
  ] as const) {
    clock.after(after, () => void ran.push(`${name}${clock.now()}`))
  }
  await clock.advance(30)
  expect(ran).toEqual(['a10', 'b20', 'c30', 'd30'])
  expect(clock.now()).toBe(30)
})

it('awaits what it started before it goes on', async () => {
  const clock = createSimulatorClock({ startAt: 0 })
  const ran: string[] = []
  clock.after(1, async () => {
    await Promise.resolve()
    ran.push('first')
  })
  clock.after(2, () => void ran.push('second'))
  await clock.advance(2)
  expect(ran).toEqual(['first', 'second'])
})

it('runs what is planned on the way, when it falls due on the way', async () => {
  const clock = createSimulatorClock({ startAt: 0 })
  const ran: number[] = []
  clock.after(10, () => {
    ran.push(clock.now())
    clock.after(5, () => void ran.push(clock.now()))
    clock.after(50, () => void ran.push(clock.now()))
  })
  await clock.advance(20)
  expect(ran).toEqual([10, 15])
})

it('does not run what was called off', async () => {
  const clock = createSimulatorClock({ startAt: 0 })
  const ran: string[] = []
  const callOff = clock.after(10, () => void ran.push('one'))
  clock.after(10, () => void ran.push('other'))
  callOff()
  callOff()
  await clock.advance(10)
  expect(ran).toEqual(['other'])
})

it('lets what it runs move time on itself', async () => {
  const clock = createSimulatorClock({ startAt: 0 })
  const ran: number[] = []
  clock.after(10, () => clock.advance(100))
  clock.after(20, () => void ran.push(clock.now()))
  await clock.advance(15)
  expect(ran).toEqual([20])
  expect(clock.now()).toBe(110)
})

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to move by %s', async (step) => {
  await expect(createSimulatorClock().advance(step)).rejects.toThrow(RangeError)
})

it('uses no timer of the machine while it is moved by hand', async () => {
  vi.useFakeTimers()
  const clock = createSimulatorClock({ startAt: 0 })
  clock.after(10, () => undefined)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

it('goes with the time of the machine, as much faster as it is told', () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock({ speed: 60 })
  const start = clock.now()
  const ran: number[] = []
  clock.after(60_000, () => void ran.push(clock.now() - start))
  vi.advanceTimersByTime(999)
  expect(ran).toEqual([])
  vi.advanceTimersByTime(2)
  expect(ran).toHaveLength(1)
  expect(ran[0]).toBeGreaterThanOrEqual(60_000)
  clock.stop()
  vi.useRealTimers()
})

it('can be pushed on beside the time of the machine', async () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock()
  const start = clock.now()
  const ran: number[] = []
  clock.after(3_600_000, () => void ran.push(clock.now() - start))
  await clock.advance(7_200_000)
  expect(ran).toEqual([3_600_000])
  expect(clock.now() - start).toBe(7_200_000)
  vi.advanceTimersByTime(1_000)
  expect(clock.now() - start).toBe(7_201_000)
  clock.stop()
  vi.useRealTimers()
})

it('runs nothing by itself once it was stopped', () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock()
  const ran: string[] = []
  clock.after(10, () => void ran.push('one'))
  clock.stop()
  clock.after(10, () => void ran.push('other'))
  vi.advanceTimersByTime(1_000)
  expect(ran).toEqual([])
  vi.useRealTimers()
})

it.each([0, -1, Number.NaN])('refuses a speed of %s', (speed) => {
  expect(() => createRealTimeClock({ speed })).toThrow(RangeError)
})

it('keeps its time while it is held, by whoever is last', () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock()
  const start = clock.now()
  const [first, second] = [clock.hold(), clock.hold()]
  vi.advanceTimersByTime(5_000)
  expect(clock.now()).toBe(start)
  first()
  expect(clock.now()).toBe(start)
  second()
  expect(clock.now()).toBe(start + 5_000)
  clock.stop()
  vi.useRealTimers()
})

it('stands still while it is paused, and is moved all the same', async () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock({ startAt: 1_000, isPaused: true })
  const ran: number[] = []
  clock.after(500, () => void ran.push(clock.now()))
  vi.advanceTimersByTime(5_000)
  expect(clock.now()).toBe(1_000)
  await clock.advance(600)
  expect(ran).toEqual([1_500])
  expect(clock.now()).toBe(1_600)
  clock.start()
  vi.advanceTimersByTime(5_000)
  expect(clock.now()).toBe(6_600)
  clock.stop()
  vi.useRealTimers()
})

it('shows what falls due the time at which it was due, however late the machine is', () => {
  vi.useFakeTimers()
  const clock = createRealTimeClock({ speed: 1_000 })
  const start = clock.now()
  const ran: number[] = []
  clock.after(500, () => void ran.push(clock.now() - start))
  vi.advanceTimersByTime(7)
  expect(ran).toEqual([500])
  expect(clock.now() - start).toBe(7_000)
  clock.stop()
  vi.useRealTimers()
})
