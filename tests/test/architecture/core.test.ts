import { expect, it } from 'vitest'
import { namesProvider } from '../../src/architecture/provider-names.ts'
import { readSources } from '../../src/workspace/files.ts'

it('core names no provider', () => {
  const named = readSources('packages/core/src').filter(namesProvider)

  expect(named.map(({ path }) => path)).toEqual([])
})

it.each(['mollie', 'Antom', 'ALIPAY', "const url = 'https://docs.mollie.com'"])(
  'finds a provider in %j',
  (text) => {
    expect(namesProvider({ path: 'a.ts', text })).toBe(true)
  },
)

it('finds a provider in the name of a file', () => {
  expect(namesProvider({ path: 'packages/core/src/mollie.ts', text: '' })).toBe(true)
})
