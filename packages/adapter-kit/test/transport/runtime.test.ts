import { expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { requireRuntime } from '../../src/transport/runtime.ts'

it.each(['22.12.0', '22.23.3', '24.0.0', '100.1.0'])('runs on Node %s', (version) => {
  expect(() => requireRuntime(version)).not.toThrow()
})

it.each(['22.11.9', '20.19.5', '18.20.0'])(
  'refuses Node %s at the start, and says what to do',
  (version) => {
    expect(() => requireRuntime(version)).toThrow(
      expect.objectContaining({
        code: 'invalid_configuration',
        message: expect.stringMatching(
          new RegExp(`This is Node ${version}.*Install Node 22\\.12 or later`),
        ),
      }),
    )
  },
)

it('refuses it before any request can be sent', () => {
  const versions = process.versions
  Object.defineProperty(process, 'versions', { value: { ...versions, node: '20.19.5' } })
  try {
    expect(() => createTransport({ provider: 'p' })).toThrow('This is Node 20.19.5')
  } finally {
    Object.defineProperty(process, 'versions', { value: versions })
  }
})
