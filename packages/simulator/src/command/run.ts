import { SIMULATOR_KEYS } from '../antom.ts'
import { type ControlServer, startControlServer } from '../control/control-server.ts'
import {
  COMMAND_LIVE_KEY,
  COMMAND_OTHER_KEY,
  COMMAND_TOKEN,
  DEFAULT_PROFILE,
  OTHER_PROFILE,
} from '../mollie/access/access.ts'
import { DEFAULT_MOLLIE_KEY } from '../mollie.ts'
import { type SimulatorServer, startSimulatorServer } from '../server/server.ts'
import { keptCertificate } from '../state/certificate-file.ts'
import type { Flags } from './flags.ts'
import { CLIENT_ID, type OwnOptions } from './simulators.ts'
import { createWorld, type World } from './world.ts'

/** The simulators and their control side, running. */
export interface Running {
  readonly simulators: World['simulators']
  readonly clock: World['clock']
  readonly server: SimulatorServer
  readonly control: ControlServer
  /** What a person needs to know, a line each. */
  readonly lines: readonly string[]
  close(): Promise<void>
}

/** Starts everything that the flags ask for; nothing is left open when a port is taken. */
export async function run(flags: Flags, own?: OwnOptions): Promise<Running> {
  const world = await createWorld(flags, own)
  try {
    return await open(flags, world)
  } catch (error) {
    world.release()
    throw error
  }
}

async function open(flags: Flags, world: World): Promise<Running> {
  const server = await startServer(flags, world)
  const control = await startControl(flags, { world, server }).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  world.begin()
  return {
    simulators: world.simulators,
    clock: world.clock,
    server,
    control,
    lines: linesOf({ world, server, control }),
    async close() {
      world.clock.stop()
      await Promise.all([server.close(), control.close()])
      world.release()
    },
  }
}

async function startServer(flags: Flags, { sites }: World): Promise<SimulatorServer> {
  const { port, host, state } = flags
  const securePort = flags['https-port']
  if (securePort === undefined) return startSimulatorServer({ ...sites, port, host })
  const certificate = state === undefined ? undefined : await keptCertificate(state)
  const https = { port: securePort, ...(certificate && { certificate }) }
  return startSimulatorServer({ ...sites, port, host, https })
}

function startControl(
  flags: Flags,
  { world, server }: { world: World; server: SimulatorServer },
): Promise<ControlServer> {
  const { mollie, antom } = world.sites
  return startControlServer(world.controlled, {
    port: flags['control-port'],
    listeners: world.listeners,
    connect: {
      ...(mollie && { mollie: mollieConnection(server) }),
      ...(antom && { antom: antomConnection(server) }),
    },
  })
}

function mollieConnection(server: SimulatorServer): Record<string, string> {
  return {
    endpoint: server.mollieUrl,
    'API key': DEFAULT_MOLLIE_KEY,
    'API key of the live mode': COMMAND_LIVE_KEY,
    'access token': COMMAND_TOKEN,
    profile: DEFAULT_PROFILE,
    'API key of another profile': COMMAND_OTHER_KEY,
    'the other profile': OTHER_PROFILE,
  }
}

/** The keys are the same in every copy of the package: they open nothing but a simulator. */
function antomConnection(server: SimulatorServer): Record<string, string> {
  return {
    host: server.antomUrl,
    'client id': CLIENT_ID,
    'merchant’s private key': SIMULATOR_KEYS.merchant.privateKey,
    'Antom’s public key': SIMULATOR_KEYS.antom.publicKey,
  }
}

function linesOf({
  world,
  server,
  control,
}: Pick<Running, 'server' | 'control'> & { world: World }): readonly string[] {
  const { mollie, antom } = world.sites
  const { https } = server
  return [
    ...(mollie ? [`Mollie   ${server.mollieUrl}  (key ${DEFAULT_MOLLIE_KEY})`] : []),
    ...(mollie && https ? [`Mollie   ${https.mollieUrl}`] : []),
    ...(antom ? [`Antom    ${server.antomUrl}  (client id ${CLIENT_ID})`] : []),
    ...(antom && https ? [`Antom    ${https.antomUrl}`] : []),
    `Control  ${control.url}  (payments, time, faults, keys)`,
  ]
}
