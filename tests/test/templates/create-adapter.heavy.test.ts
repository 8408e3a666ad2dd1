import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { createAdapterPackage } from '../../src/templates/create-adapter-package.ts'
import { ROOT } from '../../src/workspace/files.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

// Compiles a package, and runs all claims in a process of its own.
vi.setConfig({ testTimeout: 300_000 })

const temporary = mkdtempSync(join(tmpdir(), 'paystate-template-'))
const folder = join(temporary, 'adapter-tiny-pay')
afterAll(() => rmSync(temporary, { recursive: true }))

it('the template, under another name, compiles and keeps every claim that its provider does not rule out', () => {
  createAdapterPackage('tiny-pay', folder)
  installFromHere()
  runProgram(process.execPath, {
    args: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
    cwd: folder,
  })
  const { status, stdout } = spawnSync(
    process.execPath,
    ['-C', '@paystate/source', '--test', '--test-reporter=tap', 'test/conformance.test.ts'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
  )
  const lines = stdout.split('\n').map((line) => line.trim())
  const skipped = lines.filter((line) => / # SKIP/.test(line))
  const count = (of: string) =>
    Number(lines.find((line) => line.startsWith(`# ${of} `))?.split(' ')[2])

  expect({ status, failed: lines.filter((line) => line.startsWith('not ok')) }).toEqual({
    status: 0,
    failed: [],
  })
  expect(count('pass')).toBeGreaterThan(150)
  expect(skipped.filter((line) => !/ # SKIP \S/.test(line))).toEqual([])
})

/** The packages of the workspace, as a link would bring them, and the types of Node. */
function installFromHere(): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@types'), { recursive: true })
  symlinkSync(join(ROOT, 'tests/node_modules/@paystate'), join(modules, '@paystate'), 'dir')
  symlinkSync(join(ROOT, 'node_modules/@types/node'), join(modules, '@types/node'), 'dir')
}

it('refuses a name that is none, and a folder with something in it', () => {
  const taken = join(temporary, 'taken')
  mkdirSync(taken)
  writeFileSync(join(taken, 'a.txt'), '')

  expect(() => createAdapterPackage('Tiny Pay', join(temporary, 'new'))).toThrow('Invalid name')
  expect(() => createAdapterPackage('tiny-pay', taken)).toThrow('is not empty')
})
