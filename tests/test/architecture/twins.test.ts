import { expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/files.ts'

const pathsIn = (adapter: string) =>
  new Set(
    listFiles(`packages/adapter-${adapter}/src`).map((path) => path.split('/src/')[1] ?? path),
  )

it('reading one adapter teaches the other: two thirds of their files have the same place and name', () => {
  const [mollie, antom] = [pathsIn('mollie'), pathsIn('antom')]
  const shared = new Set([...mollie].filter((path) => antom.has(path)))

  expect(shared.size / mollie.size).toBeGreaterThanOrEqual(0.65)
  expect(shared.size / antom.size).toBeGreaterThanOrEqual(0.65)
})
