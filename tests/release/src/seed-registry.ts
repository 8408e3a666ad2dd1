import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runProgram } from '../../src/workspace/run-program.ts'
import type { Registry } from './registry.ts'
import type { Installed } from './third-party.ts'

/**
 * Puts packages of others into the registry as they are installed, so that nothing has to be downloaded.
 *
 * They are packed again, so their hashes are not those of their publishers.
 */
export async function seedRegistry(
  { url }: Registry,
  { packages, folder }: { packages: readonly Installed[]; folder: string },
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const one of packages) {
    const document = documentOf(one, { url, bytes: pack(one, folder) })
    const response = await fetch(`${url}${one.manifest.name.replace('/', '%2f')}`, {
      method: 'PUT',
      // While the next one is packed, nobody sees the registry close an idle connection.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(document),
    })
    if (!response.ok) throw new Error(`${one.manifest.name}: ${await response.text()}`)
  }
}

/** pnpm links equal files to each other, and npm unpacks no links. */
function pack({ folder, manifest }: Installed, into: string): Buffer {
  const file = join(into, `${manifest.name.replace('/', '-')}-${manifest.version}.tgz`)
  const inside = basename(folder)
  const args = [
    '-czf',
    file,
    '--exclude=node_modules',
    '--hard-dereference',
    `--transform=s,^${inside},package,`,
  ]
  runProgram('tar', { args: [...args, '-C', dirname(folder), inside] })
  return readFileSync(file)
}

/** What `npm publish` sends. */
function documentOf({ manifest }: Installed, { url, bytes }: { url: string; bytes: Buffer }) {
  const { name, version } = manifest
  const file = `${basename(name)}-${version}.tgz`
  const dist = {
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    tarball: `${url}${name}/-/${file}`,
  }
  return {
    _id: name,
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
    _attachments: {
      [file]: {
        content_type: 'application/octet-stream',
        data: bytes.toString('base64'),
        length: bytes.length,
      },
    },
  }
}
