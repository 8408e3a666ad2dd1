import { createAgenda } from './agenda.ts'
import { checkedStep, type SimulatorClock } from './clock.ts'

/** A longer wait overflows the machine's timer, which then fires at once. */
const LONGEST_WAIT = 2_000_000_000

/** A clock that goes by itself, and can still be pushed on. */
export interface RealTimeClock extends SimulatorClock {
  /** Ends its timer: nothing more falls due by itself. */
  stop(): void
}

/**
 * The machine's time, optionally faster: `speed: 60` lets an hour pass in a minute.
 *
 * `advance` moves it forward on top of the time that passes anyway. Its timer does not keep a
 * process alive.
 */
export function createRealTimeClock(options: { speed?: number } = {}): RealTimeClock {
  const speed = checkedSpeed(options.speed ?? 1)
  const agenda = createAgenda()
  const startAt = Date.now()
  const begun = performance.now()
  let skipped = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const now = () => Math.floor(startAt + (performance.now() - begun) * speed) + skipped

  function arm() {
    clearTimeout(timer)
    const due = agenda.nextDue()
    if (due === undefined || stopped) return
    const wait = Math.min(LONGEST_WAIT, Math.max(0, Math.ceil((due - now()) / speed)))
    timer = setTimeout(wake, wait).unref()
  }

  function wake() {
    // Beside each other, as in the real world: a slow webhook must not hold up an expiry.
    const until = now()
    for (let task = agenda.takeDue(until); task; task = agenda.takeDue(until)) void task.run()
    arm()
  }

  return {
    now,
    after(milliseconds, run) {
      const task = agenda.add(now() + Math.max(0, milliseconds), run)
      arm()
      return () => agenda.remove(task)
    },
    async advance(milliseconds) {
      const end = now() + checkedStep(milliseconds)
      for (let task = agenda.takeDue(end); task; task = agenda.takeDue(end)) {
        skipped += Math.max(0, task.due - now())
        await task.run()
      }
      skipped += Math.max(0, end - now())
      arm()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function checkedSpeed(speed: number): number {
  if (Number.isFinite(speed) && speed > 0) return speed
  throw new RangeError('The speed of a clock is a positive number')
}
