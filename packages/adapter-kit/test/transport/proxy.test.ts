import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { createProxyOf } from '../../src/transport/proxy.ts'

describe('the proxy of the environment', () => {
  const target = { isSecure: true, host: 'api.provider.example', port: '' }

  it.each([
    [{ HTTPS_PROXY: 'http://proxy.example:1' }, 'http://proxy.example:1/'],
    [{ https_proxy: 'http://proxy.example:1' }, 'http://proxy.example:1/'],
    [{}, undefined],
    [
      { HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: 'other.example' },
      'http://proxy.example:1/',
    ],
    [
      { HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: 'rovider.example' },
      'http://proxy.example:1/',
    ],
    [
      { HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: 'other.example, provider.example' },
      undefined,
    ],
    [{ HTTPS_PROXY: 'http://proxy.example:1', no_proxy: '.Provider.example' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: 'api.provider.example' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: '*' }, undefined],
  ])('%o leads to %s', (environment, expected) => {
    expect(createProxyOf('environment', environment)(target)?.href).toBe(expected)
  })

  it.each([
    ['api.provider.example:443', '', undefined],
    ['.provider.example:443', '443', undefined],
    ['api.provider.example:8443', '8443', undefined],
    ['*:443', '', undefined],
    ['api.provider.example:8443', '', 'http://proxy.example:1/'],
    ['api.provider.example:443', '8443', 'http://proxy.example:1/'],
    ['api.provider.example:', '', 'http://proxy.example:1/'],
  ])('with an exception for one port, %s, takes the port “%s” to %s', (direct, port, expected) => {
    const environment = { HTTPS_PROXY: 'http://proxy.example:1', NO_PROXY: direct }
    expect(createProxyOf('environment', environment)({ ...target, port })?.href).toBe(expected)
  })

  it('covers no host by a blank between two others', () => {
    const environment = { HTTPS_PROXY: 'https://proxy.example:1', NO_PROXY: 'a.example, b.example' }
    const proxy = createProxyOf('environment', environment)({ ...target, host: 'c.example.' })
    expect(proxy?.href).toBe('https://proxy.example:1/')
  })

  it('is for https alone', () => {
    const proxyOf = createProxyOf('environment', { HTTPS_PROXY: 'http://proxy.example:1' })
    expect(proxyOf({ ...target, isSecure: false })).toBeUndefined()
  })
})

it.each([
  ['proxy.example:secret', 'not an http or https URL'],
  ['socks5://u:secret@proxy.example', 'not an http or https URL'],
  ['', 'not an http or https URL'],
  ['http://u:secret%@proxy.example:3128', 'a % in its user or password must be written as %25'],
  ['http://u%zz:secret@proxy.example:3128', 'a % in its user or password must be written as %25'],
])('refuses an address that is none, without repeating it: %s', (proxy, why) => {
  const create = () => createTransport({ provider: 'p', proxy })
  expect(create).toThrow(
    expect.objectContaining({
      code: 'invalid_configuration',
      message: expect.stringMatching(`Invalid proxy: ${why}\\. .*http://proxy\\.example:3128`),
    }),
  )
  expect(create).not.toThrow('secret')
})
