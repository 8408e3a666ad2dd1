import { describe, expect, it } from 'vitest'
import { checkClaim, claims } from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { stating } from '../saboteurs/on-repeating.ts'

const kept = claims.filter(({ id }) => id.startsWith('repeating/key-is-kept/'))
const over = claims.filter(({ id }) => id.startsWith('repeating/window-over/'))

describe('the reference provider keeps keys for a day:', () => {
  it.each(kept)(
    '$id catches an adapter that calls a repeat harmless at any time',
    async (claim) => {
      const subject = () => stating({ type: 'harmless' })(createReferenceSubject())

      expect(await checkClaim(subject, claim)).toMatchObject({
        kind: 'failed',
        error: { message: 'times applied, the last after 9600 h: 2 instead of 1' },
      })
    },
  )

  it.each([...kept, ...over])('$id takes an adapter that states less', async (claim) => {
    const hour = { type: 'window', forMs: 3_600_000, marginMs: 600_000, assumed: false } as const
    const subject = () => stating(hour)(createReferenceSubject())

    expect(await checkClaim(subject, claim)).toMatchObject({ kind: 'passed' })
  })

  it.each(kept)('$id is skipped where nothing is ever repeated', async (claim) => {
    const never = { type: 'window', forMs: 0, marginMs: 0, assumed: false } as const
    const subject = () => stating(never)(createReferenceSubject())

    expect(await checkClaim(subject, claim)).toMatchObject({ kind: 'skipped' })
  })
})
