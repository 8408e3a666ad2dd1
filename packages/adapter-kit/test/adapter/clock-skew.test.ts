import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkedBy } from '../../src/index.ts'
import { account } from '../fake/provider.ts'

const AT = Date.UTC(2026, 0, 15, 12)

/** What `check` says where the provider's clock shows between these, relative to ours. */
function checked(earliest: number, latest: number) {
  const providerTime = { earliest: AT + earliest, latest: AT + latest }
  return checkedBy({ at: AT, providerTime }, { account })
}

it('says nothing of the clock where the provider told no time', () => {
  expect(checkedBy({ at: AT }, { account })).toStrictEqual({ account, warnings: [] })
})

it.each([
  ['right', -1_000, 1_000, 0],
  ['right, as far as anybody can tell', -600_000, 600_000, 0],
  ['just right', 0, 1_000, 0],
  ['just right', -1_000, 0, 0],
  ['a minute ahead', -61_000, -60_000, 60_000],
  ['a minute behind', 60_000, 61_000, -60_000],
])('does not warn of a clock that is %s', (_what, earliest, latest, clockSkewMs) => {
  expect(checked(earliest, latest)).toStrictEqual({ account, clockSkewMs, warnings: [] })
})

it.each([
  ['ahead of', -62_000, -61_400, 61_400],
  ['behind', 61_400, 62_000, -61_400],
])(
  'warns of a clock that is more than a minute %s the provider’s',
  (where, earliest, latest, ms) => {
    expect(checked(earliest, latest)).toStrictEqual({
      account,
      clockSkewMs: ms,
      warnings: [
        `The clock of this machine is 61 seconds ${where} the provider's. Money rules do not depend on it; ` +
          'logs and pacing do. Set it right.',
      ],
    })
  },
)

it('warns in hours of a clock that is far off, and blames no clock for months', () => {
  const far = (ms: number) =>
    checkedBy({ at: AT, providerTime: { earliest: AT - ms, latest: AT - ms } }, { account })
  expect(far(3 * 3_600_000).warnings).toMatchObject([
    expect.stringContaining('is 3 hours ahead of'),
  ])
  expect(far(317 * 86_400_000).warnings).toMatchObject([
    expect.stringMatching(
      /^The clocks of this process and of the provider are 317 days apart\. A simulator whose clock stands still/,
    ),
  ])
})

it('claims the least difference that is certain, and no other', () => {
  const ms = fc.integer({ min: -1e9, max: 1e9 })
  fc.assert(
    fc.property(ms, fc.nat(1e6), (earliest, width) => {
      const { clockSkewMs = Number.NaN } = checked(earliest, earliest + width)
      // Set right by so much, our clock fits what is known of the provider's, and only just.
      const isInside = earliest <= -clockSkewMs && -clockSkewMs <= earliest + width
      const isAtEdge = clockSkewMs === -earliest || clockSkewMs === -(earliest + width)
      expect(isInside && (clockSkewMs === 0 || isAtEdge)).toBe(true)
    }),
  )
})
