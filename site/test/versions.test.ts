import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { deadLinks } from '../src/check-links.ts'
import { rootPages } from '../src/root-pages.ts'
import { newestFirst, newestOf, readVersions } from '../src/versions.ts'

let dist: string
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'paystate-site-'))
})
afterEach(() => {
  rmSync(dist, { recursive: true })
})

function build(version: string): void {
  mkdirSync(join(dist, version))
  writeFileSync(join(dist, version, 'index.html'), '<a href="./index.html">home</a>')
}

test('versions are ordered as versions, a release after its prereleases', () => {
  const shuffled = ['1.2.0', '1.10.0-rc.2', '1.10.0', '0.9.9', '1.10.0-rc.10']

  assert.deepEqual(shuffled.sort(newestFirst), [
    '1.10.0',
    '1.10.0-rc.10',
    '1.10.0-rc.2',
    '1.2.0',
    '0.9.9',
  ])
})

test('the newest is a release, unless there is none', () => {
  assert.equal(newestOf(['2.0.0-rc.1', '1.0.0', '0.9.0']), '1.0.0')
  assert.equal(newestOf(['1.0.0-rc.2', '1.0.0-rc.10']), '1.0.0-rc.10')
})

test('what is built is merged with what the host has already, each once', () => {
  build('1.1.0')
  build('1.0.0')
  mkdirSync(join(dist, 'assets'))
  const hosts = join(dist, 'hosts.json')
  writeFileSync(hosts, '["1.0.0", "0.9.0"]')

  assert.deepEqual(readVersions(dist, undefined), ['1.1.0', '1.0.0'])
  assert.deepEqual(readVersions(dist, hosts), ['1.1.0', '1.0.0', '0.9.0'])
  writeFileSync(hosts, '["../elsewhere"]')
  assert.throws(() => readVersions(dist, hosts), /is no list of versions/)
})

test('the root leads to the newest, and its list to every version', () => {
  build('1.0.0')
  build('1.1.0')
  const versions = ['1.1.0', '1.0.0', '0.9.0']
  const pages = rootPages(versions)
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(dist, name), text)

  assert.match(pages['index.html'] ?? '', /content="0; url=\.\/1\.1\.0\/"/)
  assert.deepEqual(JSON.parse(pages['versions.json'] ?? ''), versions)
  assert.deepEqual(deadLinks(dist), ['versions.html links to ./0.9.0/'])
  assert.deepEqual(deadLinks(dist, { elsewhere: ['0.9.0'] }), [])
})
