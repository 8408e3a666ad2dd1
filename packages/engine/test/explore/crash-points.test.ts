import { describe, expect, it } from 'vitest'
import { explore } from './explore.ts'

/** Evenly spread over the whole life; every point and every pair: `pnpm explore`. */
const SAMPLES = 8

describe('a life that is killed', () => {
  it('at any of these points ends with one payment, one capture and one refund', async () => {
    const whole = await explore({ kills: [] })
    const step = whole.points / SAMPLES
    const violations = [...whole.violations]
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const kill = 1 + Math.floor(sample * step)
      const fault = sample % 3 === 2 ? (['create_refund', 'drop_answer'] as const) : undefined
      violations.push(...(await explore({ kills: [kill], fault })).violations)
    }

    expect(whole.points).toBeGreaterThan(50)
    expect(violations).toEqual([])
  }, 120_000)
})
