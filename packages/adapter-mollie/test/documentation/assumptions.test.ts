import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ASSUMPTIONS } from '../../src/index.ts'

const SOURCES = join(import.meta.dirname, '../../src')
const LIST = 'documentation/assumptions.ts'

function marks(): readonly string[] {
  const files = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => file !== LIST)
  const texts = files.map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  return texts.flatMap((text) =>
    [...text.matchAll(/Assumed: (\w+)\./g)].map(([, name = '']) => name),
  )
}

describe('what is assumed of Mollie', () => {
  it('stands in one list, and is marked in the sources where they rely on it', () => {
    const names = ASSUMPTIONS.map(({ name }) => name)

    expect([...new Set(marks())].sort()).toEqual(names.toSorted())
    expect(new Set(names).size).toBe(names.length)
  })

  it('says what happens where it is wrong', () => {
    for (const { what, ifWrong } of ASSUMPTIONS) {
      expect(what).toMatch(/\.$/)
      expect(ifWrong).toMatch(/\.$/)
    }
  })
})
