import { describe, expect, it } from 'vitest'
import { explore } from './explore.ts'

/** The others are in `pnpm explore`. */
const SPREAD = 4

describe('a life that is killed', () => {
  it('after any request, or somewhere else, ends with one payment, one capture and one refund', async () => {
    const whole = await explore({ kills: [] })
    const points = whole.points.length
    const requests = whole.points.flatMap((where, index) =>
      where === 'after a request' ? [index + 1] : [],
    )
    const others = Array.from({ length: SPREAD }, (_, at) => 1 + Math.floor((at * points) / SPREAD))
    const violations = [...whole.violations]
    for (const kill of [...requests, ...others]) {
      violations.push(...(await explore({ kills: [kill] })).violations)
    }

    expect(requests.length).toBeGreaterThan(3)
    expect(violations).toEqual([])
  }, 120_000)
})
