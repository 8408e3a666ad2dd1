import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { connected } from '../support/connected.ts'

const METHODS = { _embedded: { methods: [] } }
const PROFILE = { resource: 'profile', id: 'pfl_QkEhN94Ba', mode: 'test' }

function withProfile(profile: unknown, profileId = 'pfl_QkEhN94Ba') {
  return answering(({ url }) => hal(url.endsWith('/profiles/me') ? profile : METHODS), {
    profileId,
  })
}

describe('checking the account', () => {
  it('accepts the key of the configured profile', async () => {
    const { mollie } = withProfile(PROFILE)
    expect(await mollie.check()).toMatchObject({ account: mollie.account, warnings: [] })
  })

  it.each([
    ['profile', { ...PROFILE, id: 'pfl_other' }],
    ['mode', { ...PROFILE, mode: 'live' }],
  ])('finds a key of another %s', async (what, profile) => {
    const { mollie } = withProfile(profile)
    await expect(mollie.check()).rejects.toMatchObject({
      code: 'account_differs',
      message: expect.stringContaining(`a ${what} other than`),
    })
  })

  it('asks for no profile where none is configured, or a token names it with each request', async () => {
    const key = connected()
    await key.mollie.check()
    const token = answering(() => hal(METHODS), { accessToken: 'access_t', profileId: 'pfl_1' })
    await token.mollie.check()
    const paths = key.simulator.requests.entries().map(({ path }) => path)
    expect(paths.join()).not.toContain('profiles')
    expect(token.sent.map(({ url }) => new URL(url).pathname)).toEqual(['/v2/methods'])
  })
})
