import { expect, it } from 'vitest'
import { readSources } from '../../src/workspace/files.ts'

it('the adapter that others are copied from is read in one sitting: at most 400 lines', () => {
  const files = readSources('packages/conformance/src/reference/adapter')
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)

  expect(lines).toBeGreaterThan(0)
  expect(lines).toBeLessThanOrEqual(400)
})
