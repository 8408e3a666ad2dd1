import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ROOT } from '../../src/workspace/files.ts'

/** A registry of one's own on 127.0.0.1, empty at first, that asks no other. */
export interface Registry {
  readonly url: string
  stop(): Promise<void>
}

const VERDACCIO = join(ROOT, 'tests/release/node_modules/verdaccio/bin/verdaccio')

export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const config = join(folder, 'config.yaml')
  const log = join(folder, 'log')
  writeFileSync(config, JSON.stringify(settings(folder)))
  const output = openSync(log, 'w')
  const child = spawn(
    process.execPath,
    [VERDACCIO, '--config', config, '--listen', `127.0.0.1:${port}`],
    { cwd: folder, stdio: ['ignore', output, output] },
  )
  const ended = once(child, 'exit')
  await isAnswering(`${url}-/ping`, { ended, log })
  return {
    url,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** JSON is YAML. Everyone may publish: nobody else reaches it. */
function settings(folder: string) {
  return {
    storage: join(folder, 'storage'),
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$anonymous' } },
    max_body_size: '100mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}

interface Watched {
  readonly ended: Promise<unknown>
  readonly log: string
}

async function isAnswering(url: string, { ended, log }: Watched): Promise<void> {
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  for (let attempt = 0; attempt < 600 && !hasEnded; attempt += 1) {
    const response = await fetch(url, { headers: { connection: 'close' } }).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The registry did not start.\n${readFileSync(log, 'utf8')}`)
}
