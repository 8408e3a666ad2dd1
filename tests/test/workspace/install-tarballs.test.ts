import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/workspace/files.ts'

const ALL = { '@paystate/core': 'core.tgz', '@paystate/engine': 'engine.tgz' }
const FILES = Object.fromEntries(
  Object.entries(ALL).map(([name, file]) => [name, expect.stringMatching(`^file:.*${file}$`)]),
)

describe('installing tarballs', () => {
  const place = { folder: '' }
  beforeEach(() => {
    place.folder = mkdtempSync(join(tmpdir(), 'paystate-tarballs-'))
    copyFileSync(join(ROOT, 'tests/release/src/install.mjs'), join(place.folder, 'install.mjs'))
    writeFileSync(join(place.folder, 'tarballs.json'), JSON.stringify(ALL))
  })
  afterEach(() => rmSync(place.folder, { recursive: true }))

  function install(...args: string[]) {
    const env = { ...process.env, PAYSTATE_INSTALL: 'true' } // a command that does nothing
    return spawnSync(process.execPath, [join(place.folder, 'install.mjs'), ...args], {
      cwd: place.folder,
      encoding: 'utf8',
      env,
    })
  }

  it.each(['engine', '@paystate/engine'])(
    'takes %s alone, and says where its packages are',
    (name) => {
      expect(install('npm', name)).toMatchObject({ status: 0, stderr: '' })

      const manifest = JSON.parse(readFileSync(join(place.folder, 'package.json'), 'utf8'))
      expect(manifest).toEqual({
        dependencies: { '@paystate/engine': FILES['@paystate/engine'] },
        overrides: FILES,
      })
    },
  )

  it('names what there is where it has no tarball', () => {
    const { status, stderr } = install('npm', 'engin')

    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'No tarball of @paystate/engin; there are @paystate/core, @paystate/engine\n',
    })
  })
})
