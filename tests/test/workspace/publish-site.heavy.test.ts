import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ROOT } from '../../src/workspace/files.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

const temporary = mkdtempSync(join(tmpdir(), 'paystate-site-'))
const remote = join(temporary, 'host.git')
const clone = join(temporary, 'clone')
afterAll(() => rmSync(temporary, { recursive: true }))

/** A checkout whose `pnpm docs:build` builds the site of this version, after what it was told of the others. */
function withBuild(version: string): void {
  mkdirSync(join(clone, '.ci'), { recursive: true })
  mkdirSync(join(clone, 'bin'), { recursive: true })
  copyFileSync(join(ROOT, '.ci/publish-site'), join(clone, '.ci/publish-site'))
  const lines = [
    '#!/bin/sh',
    `rm -rf site/dist && mkdir -p site/dist/${version}`,
    `echo "${version}" > site/dist/${version}/index.html`,
    'cat "$PAYSTATE_SITE_VERSIONS" > site/dist/versions.json 2> /dev/null',
    `grep -qx "${version}" site/dist/versions.json || echo "${version}" >> site/dist/versions.json`,
  ]
  writeFileSync(join(clone, 'bin/pnpm'), `${lines.join('\n')}\n`)
  chmodSync(join(clone, 'bin/pnpm'), 0o755)
}

function publish(version: string): string {
  withBuild(version)
  const { status, stdout, stderr } = spawnSync(join(clone, '.ci/publish-site'), [remote], {
    encoding: 'utf8',
    env: { PATH: `${join(clone, 'bin')}:${process.env.PATH}`, HOME: temporary },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

const git = (...args: string[]) => runProgram('git', { args: ['-C', remote, ...args] }).trim()

it('a release adds its version to the site, and keeps those that are there', () => {
  runProgram('git', { args: ['init', '--quiet', '--bare', remote] })

  expect(publish('1.0.0')).toBe('the site is in site')
  expect(publish('1.1.0')).toBe('the site is in site')
  expect(publish('1.1.0')).toBe('the site is there already')
  expect(git('ls-tree', '-r', '--name-only', 'site').split('\n')).toEqual([
    '1.0.0/index.html',
    '1.1.0/index.html',
    'versions.json',
  ])
  expect(git('show', 'site:versions.json')).toBe('1.0.0\n1.1.0')
  expect(git('rev-list', '--count', 'site')).toBe('2')
})
