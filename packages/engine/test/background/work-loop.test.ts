import { createReferenceSubject } from '@paystate/conformance/reference'
import { describe, expect, it } from 'vitest'
import type { Lane, Problem } from '../../src/background/lane.ts'
import { createWorkLoop } from '../../src/background/work-loop.ts'
import { createRunning } from '../../src/engine/running.ts'
import { createWake } from '../../src/engine/wake.ts'

function working(...runs: Lane['run'][]) {
  const { time } = createReferenceSubject()
  const wake = createWake()
  const problems: Problem[] = []
  const lanes = runs.map((run, index): Lane => ({ name: `lane ${index}`, run }))
  const services = { ...wake, clock: time.clock, running: createRunning() }
  const report = (problem: Problem) => void problems.push(problem)
  const loop = createWorkLoop(services, { lanes: () => lanes, report })
  return { ...wake, time, problems, lanes, loop }
}

/** Lets everything run that can run without time passing. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('the work loop', () => {
  it('works at once, polls gently while nothing is due, and is woken', async () => {
    let runs = 0
    const { loop, time, wake } = working(async () => {
      runs += 1
      return 0
    })
    await loop.start()
    await loop.start()
    await settled()
    expect(runs).toBe(1)
    await time.advance(60_000)
    expect(runs).toBeGreaterThan(10)
    expect(runs).toBeLessThan(20)
    const before = runs
    wake()
    await settled()
    expect(runs).toBe(before + 1)
    expect(await loop.stop()).toBe('stopped')
    await time.advance(60_000)
    expect(runs).toBe(before + 1)
  })

  it('misses no call that comes while a lane is at work', async () => {
    let runs = 0
    const held = Promise.withResolvers<number>()
    const { loop, wake } = working(() => {
      runs += 1
      return runs === 1 ? held.promise : Promise.resolve(0)
    })
    await loop.start()
    wake()
    held.resolve(0)
    await settled()

    expect(runs).toBe(2)
    await loop.stop()
  })

  it('goes on in other lanes while one hangs or fails, and slows down the one that fails', async () => {
    let failing = 0
    let healthy = 0
    const { loop, time, problems } = working(
      () => new Promise(() => {}),
      async () => {
        failing += 1
        throw new Error('down')
      },
      async () => {
        healthy += 1
        return 0
      },
    )
    await loop.start()
    await time.advance(60_000)

    expect(healthy).toBeGreaterThan(10)
    expect(failing).toBeGreaterThan(1)
    expect(failing).toBeLessThan(8)
    expect(problems).toHaveLength(failing)
    const stopping = loop.stop({ withinMs: 100 })
    await time.advance(100)
    expect(await stopping).toBe('still_working')
  })

  it('tells its lanes to begin nothing more once it stops', async () => {
    const held = Promise.withResolvers<void>()
    let begun = 0
    const { loop } = working(async (stopping) => {
      for (; begun < 100 && !stopping.aborted; begun += 1) await held.promise
      return begun
    })
    await loop.start()
    const stopping = loop.stop()
    held.resolve()

    expect(await stopping).toBe('stopped')
    expect(begun).toBe(1)
  })

  it('works on lanes that come later', async () => {
    const { loop, lanes, wake } = working()
    let runs = 0
    await loop.start()
    lanes.push({ name: 'late', run: async () => Number(++runs < 3) })
    wake()
    await settled()

    expect(runs).toBe(3)
    await loop.stop()
  })
})

describe('work for a scheduler', () => {
  it('ends when nothing is due, and says how much it did', async () => {
    const left = [2, 1]
    const { loop } = working(async () => left.shift() ?? 0)

    expect(await loop.work({ forMs: 1_000 })).toBe(3)
    expect(await loop.work({ forMs: 1_000 })).toBe(0)
  })

  it('asks each lane again after another one did something, and none twice after that', async () => {
    const asked: string[] = []
    const lane = (name: string, done: number[]) => async () => {
      asked.push(name)
      return done.shift() ?? 0
    }
    const { loop } = working(lane('a', []), lane('b', [1]), lane('c', [0, 1]), lane('d', []))

    expect(await loop.work({ forMs: 1_000 })).toBe(1)
    expect(asked.join(' ')).toBe('a b c d a b')
    expect(await loop.work({ forMs: 1_000 })).toBe(1)
    expect(asked.join(' ')).toBe('a b c d a b a b c d a b c')
  })

  it('ends when its time is over', async () => {
    const { loop, time } = working(async () => {
      await time.advance(400)
      return 1
    })

    expect(await loop.work({ forMs: 1_000 })).toBe(3)
  })

  it('does the rest before it says what went wrong', async () => {
    const left = [1, 1]
    const { loop, problems } = working(
      () => Promise.reject(new Error('down')),
      async () => left.shift() ?? 0,
    )

    await expect(loop.work({ forMs: 1_000 })).rejects.toThrow('down')
    expect(left).toEqual([])
    expect(problems).toHaveLength(1)
  })
})
