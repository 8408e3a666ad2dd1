import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { broken } from './sabotage.ts'
import { SABOTEURS } from './saboteurs.ts'
import { SENTENCES } from './sentences.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('each promise', () => {
  it('has a saboteur', () => {
    const broken = new Set([...SABOTEURS.values()].map(({ breaks }) => breaks))
    const safe = Object.keys(SENTENCES).filter(
      (sentence) => ![...broken].some((one) => one === sentence),
    )

    expect(safe).toEqual([])
  })
})

it.each([...SABOTEURS])('the saboteur “%s” fits the sources, and names a test', (_, saboteur) => {
  for (const edit of saboteur.edits) {
    const source = read(`src/${edit.file}`)
    expect(broken(source, edit)).not.toBe(source)
  }
  const { file, title } = saboteur.caughtBy
  expect(read(`test/${file}`)).toContain(title)
})
