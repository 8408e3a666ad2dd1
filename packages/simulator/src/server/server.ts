import type { SimulatorSite, WireAnswer } from '../wire/wire.ts'
import { createCertificate, type ServerCertificate } from './certificate.ts'
import { openPort } from './port.ts'
import { signpost } from './signpost.ts'

/** Where the simulator listens. */
export interface SimulatorServerOptions {
  mollie?: SimulatorSite | undefined
  antom?: SimulatorSite | undefined
  /** Default 0: a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Opens an https port too; its certificate is made at the start unless it is given. */
  https?: { port?: number; certificate?: ServerCertificate }
}

/** The simulators on a port of this machine. */
export interface SimulatorServer {
  readonly url: string
  /** The endpoint for a Mollie client: it ends in `/v2`. */
  readonly mollieUrl: string
  /** The host for an Antom client: the paths of the API begin behind it. */
  readonly antomUrl: string
  /** The same over https, and the certificate (PEM) that a client has to trust. */
  readonly https?: { url: string; mollieUrl: string; antomUrl: string; certificate: string }
  /** Ends every connection, stalled ones too. */
  close(): Promise<void>
  /** Whether new connections are refused; the ones that are open end. The ports stay the same. */
  refuseConnections(areRefused: boolean): Promise<void>
}

/** Puts simulators on an http port, and on an https port when asked to, their pages included. */
export async function startSimulatorServer(
  options: SimulatorServerOptions = {},
): Promise<SimulatorServer> {
  const { mollie, antom, port = 0, host = '127.0.0.1', https } = options
  // Antom first: some of its paths lie among Mollie's.
  const sites = [antom, mollie].filter((site) => site !== undefined)
  const answer = (request: Request) => answerBy({ mollie, antom }, request)
  const certificate = https && (https.certificate ?? (await createCertificate()))
  const open = await openPort({ port, host, answer })
  const secure = certificate && (await openSecurePort())
  for (const site of sites) site.moveTo(open.url)

  async function openSecurePort() {
    try {
      return await openPort({ port: https?.port ?? 0, host, certificate, answer })
    } catch (error) {
      await open.close()
      throw error
    }
  }

  return {
    ...addressesOf(open.url),
    ...(secure && { https: { ...addressesOf(secure.url), certificate: certificate.cert } }),
    async close() {
      await Promise.all([open.close(), secure?.close()])
    },
    async refuseConnections(areRefused) {
      await Promise.all([open.refuseConnections(areRefused), secure?.refuseConnections(areRefused)])
    },
  }
}

const addressesOf = (url: string) => ({ url, mollieUrl: `${url}/v2`, antomUrl: url })

type Sites = Pick<SimulatorServerOptions, 'mollie' | 'antom'>

async function answerBy({ antom, mollie }: Sites, request: Request): Promise<WireAnswer> {
  const { pathname } = new URL(request.url)
  const claimed = [antom, mollie].find((candidate) => candidate?.claims(pathname))
  const isSigned = request.headers.has('signature') // a client of Antom's that has lost its way
  const site = claimed ?? (isSigned ? antom : undefined)
  if (!site) {
    const served = { mollie: mollie !== undefined, antom: antom !== undefined }
    return { kind: 'answer', response: signpost(request, served) }
  }
  // A connection that was accepted cannot be refused anymore: a reset is the nearest.
  if (await site.wire.refuses(request)) return { kind: 'reset' }
  return site.wire.answer(request)
}
