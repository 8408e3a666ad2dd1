import { ASSUMPTIONS as ANTOM } from '@paystate/adapter-antom/tables'
import { ASSUMPTIONS as MOLLIE } from '@paystate/adapter-mollie/tables'
import { describe, expect, it } from 'vitest'
import { readSources } from '../../src/workspace/files.ts'

const ADAPTERS = [
  { name: 'Antom', folder: 'packages/adapter-antom/src', assumptions: ANTOM },
  { name: 'Mollie', folder: 'packages/adapter-mollie/src', assumptions: MOLLIE },
] as const

function marksIn(folder: string): readonly string[] {
  const files = readSources(folder).filter(({ path }) => !path.endsWith('/assumptions.ts'))
  return files.flatMap(({ text }) =>
    [...text.matchAll(/Assumed: (\w+)\./g)].map(([, name = '']) => name),
  )
}

describe.each(ADAPTERS)('what is assumed of $name', ({ folder, assumptions }) => {
  it('stands in one list, and is marked in the sources where they rely on it', () => {
    const names = assumptions.map(({ name }) => name)

    expect([...new Set(marksIn(folder))].sort()).toEqual(names.toSorted())
    expect(new Set(names).size).toBe(names.length)
  })

  it('says what happens where it is wrong', () => {
    for (const { what, ifWrong } of assumptions) {
      expect(what).toMatch(/\.$/)
      expect(ifWrong).toMatch(/\.$/)
    }
  })
})
