import { createAgenda, type Task } from './agenda.ts'
import { checkedStep, type SimulatorClock } from './clock.ts'

/** A longer wait overflows the machine's timer, which then fires at once. */
const LONGEST_WAIT = 2_000_000_000

/** The machine's own time, in epoch milliseconds: the one place where it is read. */
export const machineNow = () => Date.now()

/** A clock that goes by itself, and can still be pushed on. */
export interface RealTimeClock extends SimulatorClock {
  /** Lets a clock go that was made paused. */
  start(): void
  /** Ends its timer: nothing more falls due by itself. */
  stop(): void
  /** Keeps `now` where it is until the returned function is called: what happens, happens at once. */
  hold(): () => void
}

/**
 * The machine's time, optionally faster: `speed: 60` lets an hour pass in a minute.
 *
 * `advance` moves it forward on top of the time that passes anyway. Its timer does not keep a
 * process alive. What falls due sees the time at which it was due, however late the machine is.
 */
export function createRealTimeClock(
  options: { speed?: number; startAt?: number; isPaused?: boolean } = {},
): RealTimeClock {
  const speed = checkedSpeed(options.speed ?? 1)
  const agenda = createAgenda()
  let origin = options.startAt ?? machineNow()
  let begun = options.isPaused ? undefined : performance.now()
  let held: number | undefined
  let holders = 0
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const passed = () => (begun === undefined ? 0 : (performance.now() - begun) * speed)
  const flowing = () => Math.floor(origin + passed())
  const now = () => held ?? flowing()

  function arm() {
    clearTimeout(timer)
    const due = agenda.nextDue()
    if (due === undefined || isStopped || begun === undefined) return
    const wait = Math.min(LONGEST_WAIT, Math.max(0, Math.ceil((due - flowing()) / speed)))
    timer = setTimeout(wake, wait).unref()
  }

  function wake() {
    // Beside each other, as in the real world: a slow webhook must not hold up an expiry.
    const until = flowing()
    for (let task = agenda.takeDue(until); task; task = agenda.takeDue(until)) void runAt(task)
    arm()
  }

  function runAt({ due, run }: Task): void | Promise<void> {
    const before = held
    held = due
    try {
      return run()
    } finally {
      held = before
    }
  }

  return {
    now,
    monotonic: now,
    after(milliseconds, run) {
      const task = agenda.add(now() + Math.max(0, milliseconds), run)
      arm()
      return () => agenda.remove(task)
    },
    async advance(milliseconds) {
      const end = now() + checkedStep(milliseconds)
      for (let task = agenda.takeDue(end); task; task = agenda.takeDue(end)) {
        origin += Math.max(0, task.due - flowing())
        await runAt(task)
      }
      origin += Math.max(0, end - flowing())
      arm()
    },
    start() {
      begun ??= performance.now()
      arm()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
    hold() {
      held = now()
      holders += 1
      return () => {
        holders -= 1
        if (holders === 0) held = undefined
      }
    },
  }
}

function checkedSpeed(speed: number): number {
  if (Number.isFinite(speed) && speed > 0) return speed
  throw new RangeError('The speed of a clock is a positive number')
}
