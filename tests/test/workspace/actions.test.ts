import { expect, it } from 'vitest'
import { listFiles, readText } from '../../src/workspace/files.ts'

it('every action of the workflows is pinned by commit, with its version beside it', () => {
  const workflows = listFiles('.github/workflows')
  const used = workflows.flatMap((path) =>
    [...readText(path).text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action),
  )
  const others = used.filter((action) => !action.startsWith('./'))

  expect(others.length).toBeGreaterThan(0)
  expect(others.filter((action) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual(
    [],
  )
})
