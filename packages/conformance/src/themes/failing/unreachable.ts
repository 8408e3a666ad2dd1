import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { AdapterEvent } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { secretsIn } from '../../claims/secrets-in.ts'
import { story } from '../../claims/sources.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter reports of a provider that it cannot reach, on its own connection. */
export const unreachable: ClaimDraft = {
  id: 'unreachable',
  sentence:
    'A provider that cannot be reached is reported with the reason, and without a secret or a host',
  source: story(
    '“fetch failed” for a wrong host, a closed port, a bad certificate and a proxy that is down: an hour of guessing.',
  ),
  needs: ({ configuration }) =>
    configuration ? undefined : 'the subject does not give its configuration',
  async check(scene) {
    const ports = await openPorts()
    try {
      for (const one of casesOf(ports)) await claimReason(scene, { ...one, ports })
    } finally {
      ports.plain.close()
    }
  },
}

/** Ports on which no provider responds. */
interface Ports {
  /** Speaks no TLS, whoever calls. */
  readonly plain: Server
  readonly open: number
  readonly closed: number
}

interface Unreachable {
  readonly failure: NonNullable<Extract<AdapterEvent, { type: 'attempt' }>['connectFailure']>
  readonly why: string
  readonly baseUrl: string
  readonly proxy?: string
}

const PASSWORD = 'hunter2_of_the_proxy'
const NO_HOST = 'no-such-host.invalid'
const LOCAL = '127.0.0.1'

function casesOf({ open, closed }: Ports): readonly Unreachable[] {
  return [
    {
      failure: 'dns',
      why: 'its host name could not be resolved',
      baseUrl: `https://${NO_HOST}`,
    },
    {
      failure: 'refused',
      why: 'the connection was refused',
      baseUrl: `http://${LOCAL}:${closed}`,
    },
    {
      failure: 'tls',
      why: 'the TLS handshake failed',
      baseUrl: `https://${LOCAL}:${open}`,
    },
    {
      failure: 'proxy',
      why: 'the proxy did not connect',
      baseUrl: `https://${NO_HOST}`,
      proxy: `http://somebody:${PASSWORD}@${LOCAL}:${closed}`,
    },
  ]
}

async function claimReason(
  scene: Scene<Subject>,
  { failure, why, baseUrl, proxy, ports }: Unreachable & { readonly ports: Ports },
): Promise<void> {
  const events: AdapterEvent[] = []
  const observe = (event: AdapterEvent): void => void events.push(event)
  const adapter = scene.configuration?.connect(baseUrl, { proxy, observe })
  if (!adapter) return
  const input = { ...scene.payment(), reference: scene.reference() }
  const known = paymentRefOf(await scene.created())
  const outcome = await adapter.createPayment(input, { previousAttempts: 'none' })
  const read = await claimError(adapter.getPayment(known), `a read (${failure})`)
  claimKind(outcome, 'not_applied', `a create (${failure})`)
  claimSame(outcome.proof.type, 'never_sent', `the proof (${failure})`)
  for (const { code, message } of [outcome.error, read]) {
    claimSame(code, 'not_connected', `the code (${failure})`)
    claim(message.includes(why), `the reason (“${why}”) is missing in “${message}”`)
  }
  const reasons = events.map((event) => event.type === 'attempt' && event.connectFailure)
  claim(reasons.includes(failure), `no observed attempt says ${failure}`)
  const hidden = [...scene.secrets, PASSWORD, NO_HOST, `:${ports.open}`, `:${ports.closed}`]
  claimSame(secretsIn([outcome, read, events], hidden), [], `what is shown (${failure})`)
}

async function openPorts(): Promise<Ports> {
  const plain = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => socket.end('no TLS here'))
  })
  const gone = createServer()
  const [open, closed] = [await listen(plain), await listen(gone)]
  gone.close()
  await once(gone, 'close')
  return { plain, open, closed }
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, LOCAL), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}
