import { expect, it } from 'vitest'
import { codeOf } from '../../src/examples/example.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { recipes, regionsOf } from '../../src/frameworks/recipes.ts'
import { readText } from '../../src/workspace/files.ts'

const page = readText('docs/webhooks.md')

it('the page on webhooks shows the code that the tests run, and no other', () => {
  const shown = examplesOf(page).map(codeOf)
  const tested = recipes()
  const missing = tested.filter(({ code }) => !shown.some((example) => example.includes(code)))
  const untested = shown.filter((example) => !tested.some(({ code }) => example.includes(code)))

  expect(tested.map(({ path }) => path.split('/').at(-1)).toSorted()).toEqual([
    'express.ts',
    'fastify.ts',
    'hono.ts',
    'node-http.ts',
    'route.ts',
    'serving.ts',
  ])
  expect(missing).toEqual([])
  expect(untested).toEqual([])
})

it('a recipe is what stands between its marks, without the indent of the marks', () => {
  const text = 'a\n  // #region page\n  const b = {\n    c,\n  }\n  // #endregion\nd\n'

  expect(regionsOf({ path: 'x.ts', text })).toEqual([
    { path: 'x.ts', code: 'const b = {\n  c,\n}' },
  ])
})
