import { expect, it } from 'vitest'
import { listFiles, readText } from '../../src/workspace/files.ts'
import { privateWordsIn } from '../../src/workspace/private-words.ts'

it('no file names a path of one machine or the registry it used', () => {
  const found = listFiles()
    .map(readText)
    .map((file) => ({ path: file.path, words: privateWordsIn(file) }))

  expect(found.filter(({ words }) => words.length > 0)).toEqual([])
})

it.each([
  ['README.md', `see ${['', 'work', 'main', 'notes'].join('/')}`],
  ['docs/a.md', `see ${['..', 'shared', 'notes'].join('/')}`],
  [
    'pnpm-lock.yaml',
    '    resolution: {integrity: sha512-x, tarball: https://registry.example/x.tgz}',
  ],
  ['pnpm-lock.yaml', 'registry: http://127.0.0.1:4873'],
])('is found in %s: %s', (path, text) => {
  expect(privateWordsIn({ path, text })).toHaveLength(1)
})
