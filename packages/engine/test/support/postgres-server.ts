import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of a PostgreSQL server; none where PostgreSQL is not installed. */
    readonly postgresUrl: string | undefined
  }
}

/** A PostgreSQL server in a temporary directory, on 127.0.0.1. */
export interface PostgresServer {
  readonly url: string
  /** Ends as by a pulled plug, and starts on the same data and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Vitest: one server for all files of a run. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  provide('postgresUrl', server?.url)
  if (server) return () => server.stop()
  console.warn(
    'PostgreSQL is not installed: what needs a server is SKIPPED (apt-get install postgresql)',
  )
  return async () => {}
}

export interface PostgresOptions {
  /** `'wait'`: a commit ends when it is on the disk, as in production. Tests pull no plug and need not wait. */
  readonly disk?: 'wait' | 'no_wait'
}

/** Starts a server, or returns undefined where there are no binaries. */
export async function startPostgres({
  disk = 'no_wait',
}: PostgresOptions = {}): Promise<PostgresServer | undefined> {
  const binaries = findBinaries()
  if (binaries === undefined) return undefined
  const home = mkdtempSync(join(tmpdir(), 'paystate-postgres-'))
  const user = unprivileged()
  if (user) chownSync(home, user.uid, user.gid)
  const data = join(home, 'data')
  const options = { ...user, cwd: home, stdio: 'pipe' } as const
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-N', '-E', 'UTF8', '--no-locale'],
    options,
  )
  const port = await freePort()
  writeFileSync(join(data, 'postgresql.auto.conf'), configuration({ port, home, disk }))
  const program = join(binaries, 'postgres')
  const start = () => ready(spawn(program, ['-D', data], { ...user, cwd: home }))
  let server = await start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async () => {
      await end(server, 'SIGQUIT')
      server = await start()
    },
    stop: async () => {
      await end(server, 'SIGINT')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

interface Configuration {
  readonly port: number
  readonly home: string
  readonly disk: 'wait' | 'no_wait'
}

/** A killed server loses nothing without waiting for the disk. */
function configuration({ port, home, disk }: Configuration): string {
  return [
    `port = ${port}`,
    `unix_socket_directories = '${home}'`,
    `listen_addresses = '127.0.0.1'`,
    `fsync = ${disk === 'wait' ? 'on' : 'off'}`,
    'max_connections = 60',
    'shared_buffers = 32MB',
    '',
  ].join('\n')
}

/** The newest installed version, where Debian puts it. */
function findBinaries(): string | undefined {
  const found = globSync('/usr/lib/postgresql/*/bin/postgres')
  const byVersion = found.sort((one, other) => versionOf(one) - versionOf(other))
  return byVersion.at(-1)?.replace(/\/postgres$/, '')
}

function versionOf(path: string): number {
  return Number(path.split('/').at(-3))
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

function ready(server: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk) => {
      log += chunk
      if (log.includes('database system is ready to accept connections')) resolve(server)
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)))
    process.once('exit', () => server.kill('SIGQUIT'))
  })
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(server, 'exit')
  server.kill(signal)
  await exited
}
