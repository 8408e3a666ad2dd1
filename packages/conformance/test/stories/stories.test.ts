import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { claims } from '../../src/index.ts'
import { INCIDENTS } from './incidents.ts'
import type { Story } from './story.ts'
import { TRACES } from './traces.ts'

const PACKAGES = new URL('../../../', import.meta.url)

/** The claims that an id of a story stands for. */
function claimsOf({ claims: ids }: Story) {
  return ids.map((id) => ({
    id,
    found: claims.filter((claim) => claim.id === id || claim.id.startsWith(`${id}/`)),
  }))
}

const linkOf = (report: string) => `https://github.com/${report.replace('#', '/issues/')}`

const all = [...INCIDENTS, ...TRACES].map((story) => [story.reported, story] as const)

describe.each(all)('%s', (_told, story) => {
  it('is kept from happening by claims that exist', () => {
    const missing = claimsOf(story).filter(({ found }) => found.length === 0)

    expect(story.claims).not.toEqual([])
    expect(missing).toEqual([])
  })

  it('is named by its public reports in those claims', () => {
    const links = claimsOf(story).flatMap(({ found }) =>
      found.flatMap(({ source }) => source.links),
    )
    const missing = (story.reports ?? []).filter((report) => !links.includes(linkOf(report)))

    expect(missing).toEqual([])
  })

  it('is tested where it is not for an adapter alone', () => {
    const missing = (story.elsewhere ?? []).filter(
      ({ file, sentence }) => !readFileSync(new URL(file, PACKAGES), 'utf8').includes(sentence),
    )

    expect(missing).toEqual([])
  })
})

it('every public report of a claim is one of the stories', () => {
  const reported = new Set(INCIDENTS.flatMap(({ reports = [] }) => reports.map(linkOf)))
  const others = claims.flatMap(({ source }) => source.links).filter((link) => !reported.has(link))

  expect([...new Set(others)]).toEqual([linkOf('mollie/magento2#456')])
})
