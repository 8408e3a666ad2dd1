import { expect, it } from 'vitest'
import { codeOf } from '../../src/examples/example.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { recipes } from '../../src/frameworks/recipes.ts'
import { readText } from '../../src/workspace/files.ts'

it('the page on the console shows the code that the tests run, and no other', () => {
  const shown = examplesOf(readText('docs/engine/console.md')).map(codeOf)
  const tested = recipes('tests/src/consoles/')
  const missing = tested.filter(({ code }) => !shown.some((example) => example.includes(code)))
  const untested = shown.filter((example) => !tested.some(({ code }) => example.includes(code)))

  expect(tested.map(({ path }) => path.split('/').at(-1)).toSorted()).toEqual([
    'express.ts',
    'fastify.ts',
    'hono.ts',
    'node-http.ts',
    'route.ts',
  ])
  expect(missing).toEqual([])
  expect(untested).toEqual([])
})
