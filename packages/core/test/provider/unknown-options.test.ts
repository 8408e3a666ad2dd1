import { createProvider, createProviders } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/requests/nearest.ts'

const load = { '@paystate/adapter-acme': { adapter: {} } }

describe('a runtime option that nobody knows', () => {
  it.each([
    ['observer', 'perhaps `observe` is meant'],
    ['Proxy', 'perhaps `proxy` is meant'],
    ['retries', 'there are load, fetch, clock, sequence, observe, proxy'],
  ])('%s is refused like configuration, before anything is loaded', async (name, hint) => {
    const options = Object.assign({ load }, { [name]: 1 })

    for (const made of [
      createProvider({ provider: 'acme' }, options),
      createProviders({ eu: { provider: 'acme' } }, options),
    ])
      await expect(made).rejects.toMatchObject({
        code: 'invalid_configuration',
        issues: [{ path: `options.${name}`, message: expect.stringContaining(hint) }],
      })
  })
})

it.each([
  ['observe', 'log', 'must be a function'],
  ['fetch', {}, 'must be a function'],
  ['clock', { now: () => 0 }, 'must have the functions now, monotonic and after'],
  ['sequence', 1, 'must have the function next'],
  ['proxy', 8080, 'must be the address of an HTTP proxy, or `environment`'],
  ['load', 'x', 'must be a function such as (name) => import(name), or modules by the name of'],
])('the option %s is refused when it is %j', async (name, value, message) => {
  const options = Object.assign({ load }, { [name]: value })

  await expect(createProvider({ provider: 'acme' }, options)).rejects.toMatchObject({
    code: 'invalid_configuration',
    issues: [{ path: `options.${name}`, message: expect.stringContaining(message) }],
  })
})

it('a typo in the name of a provider suggests the nearest that can be loaded', async () => {
  await expect(createProvider({ provider: 'acmee' }, { load })).rejects.toThrow(
    'Did you mean "acme"?',
  )
})

it.each([
  ['acem', ['acme', 'other'], 'acme'],
  ['observer', ['observe', 'proxy'], 'observe'],
  ['something', ['acme'], undefined],
  ['x', [], undefined],
])('the nearest of %s among %j is %s', (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant)
})
