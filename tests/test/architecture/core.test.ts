import { expect, it } from 'vitest'
import { namesProvider } from '../../src/architecture/provider-names.ts'
import { readSources } from '../../src/workspace/files.ts'
import { publishedPackages } from '../../src/workspace/packages.ts'

const SPELLINGS = 'packages/core/src/provider/published-adapters.ts'

it('core names no provider, except in the list that corrects a misspelt name', () => {
  const named = readSources('packages/core/src').filter(namesProvider)

  expect(named.map(({ path }) => path)).toEqual([SPELLINGS])
})

it('that list has every adapter that is published, and nothing else', () => {
  const adapters = publishedPackages()
    .map(({ manifest }) => /^@paystate\/adapter-(?!kit$)(.*)$/.exec(manifest.name)?.[1])
    .filter((name) => name !== undefined)

  const listed = readSources('packages/core/src/provider')
    .filter(({ path }) => path === SPELLINGS)
    .flatMap(({ text }) => [...text.matchAll(/'(.*?)'/g)].map(([, name]) => name))

  expect(listed.sort()).toEqual(adapters.sort())
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
