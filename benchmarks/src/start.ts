import { rmSync } from 'node:fs'
import { table } from './report/table.ts'
import { startServer } from './run/child.ts'
import { urlOf } from './run/url-of.ts'
import { writeCertificate } from './servers/certificate.ts'
import { installedSize } from './start/installed-size.ts'
import { startTimes } from './start/start-times.ts'

const PACKAGES = ['@mollie/api-client', '@paystate/adapter-mollie', '@paystate/adapter-antom']
const BARE = '@mollie/api-client'

/** How long it takes until an adapter is loaded, and until its first payment is made; and what it installs. */
export async function benchmarkStart(): Promise<void> {
  loading()
  await firstCalls()
}

function loading(): void {
  const runs = PACKAGES.map((name) => ({ name, args: code(`await import('${name}')`) }))
  const times = startTimes([{ name: 'nothing', args: code('') }, ...runs])
  const above = (name: string) => (times.get(name) ?? 0) - (times.get('nothing') ?? 0)
  const rows = PACKAGES.map((name) => [
    name,
    `${above(name).toFixed(0)} ms`,
    `${(above(name) / above(BARE)).toFixed(2)}×`,
    `${(installedSize(name) / 1e6).toFixed(1)} MB`,
  ])
  const head = ['', 'import, above a bare start', 'against the bare client', 'installed']
  console.log(
    `\nLoading, in CPU time; installed size, dependencies included\n\n${table(head, rows)}`,
  )
}

/** The bare client trusts only its own list of certificates, so it runs without verification. */
async function firstCalls(): Promise<void> {
  const { folder, file } = await writeCertificate()
  using server = await startServer(new URL('./servers/mollie-server.ts', import.meta.url), {
    env: { BENCHMARK_CERTIFICATE: folder },
  })
  const url = urlOf(server.ready)
  const script = (name: string) => new URL(`./start/${name}.js`, import.meta.url).pathname
  const times = startTimes([
    {
      name: BARE,
      args: [script('first-call-bare'), url],
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    },
    {
      name: '@paystate/adapter-mollie',
      args: [script('first-call-mollie'), url],
      env: { NODE_EXTRA_CA_CERTS: file },
    },
  ])
  rmSync(folder, { recursive: true })
  const rows = [...times].map(([name, time]) => [
    name,
    `${time.toFixed(0)} ms`,
    `${(time / (times.get(BARE) ?? 0)).toFixed(2)}×`,
  ])
  const head = ['', 'start to first payment', 'against the bare client']
  console.log(
    `\nFrom the start of the process to its first payment, in CPU time\n\n${table(head, rows)}`,
  )
}

function code(text: string): string[] {
  return ['--input-type=module', '-e', text]
}
