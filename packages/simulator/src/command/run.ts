import { SIMULATOR_KEYS } from '../antom.ts'
import { createRealTimeClock } from '../clock/real-time-clock.ts'
import { controlAntom } from '../control/control-antom.ts'
import { type ControlServer, startControlServer } from '../control/control-server.ts'
import { DEFAULT_MOLLIE_KEY } from '../mollie.ts'
import { type SimulatorServer, startSimulatorServer } from '../server/server.ts'
import { deliverToLoopback } from '../webhooks/deliver.ts'
import type { Flags } from './flags.ts'
import { CLIENT_ID, createSimulators, type Simulators } from './simulators.ts'

/** The simulators and their control side, running. */
export interface Running {
  readonly server: SimulatorServer
  readonly control: ControlServer
  /** What a person needs to know, a line each. */
  readonly lines: readonly string[]
  close(): Promise<void>
}

/** Starts everything that the flags ask for; nothing is left open when a port is taken. */
export async function run(flags: Flags): Promise<Running> {
  const clock = createRealTimeClock({ speed: flags.speed })
  const simulators = createSimulators(flags, { clock, deliver: deliverToLoopback })
  const server = await startServer(flags, simulators)
  const control = await startControl(flags, { simulators, server }).catch(
    async (error: unknown) => {
      await server.close()
      throw error
    },
  )
  return {
    server,
    control,
    lines: linesOf({ simulators, server, control }),
    async close() {
      clock.stop()
      await Promise.all([server.close(), control.close()])
    },
  }
}

function startServer(flags: Flags, { mollie, antom }: Simulators): Promise<SimulatorServer> {
  const { port, host } = flags
  const securePort = flags['https-port']
  const https = securePort === undefined ? undefined : { port: securePort }
  return startSimulatorServer({ mollie, antom, port, host, ...(https && { https }) })
}

function startControl(
  flags: Flags,
  { simulators: { mollie, antom }, server }: { simulators: Simulators; server: SimulatorServer },
): Promise<ControlServer> {
  return startControlServer(
    { ...(mollie && { mollie }), ...(antom && { antom: controlAntom(antom) }) },
    {
      port: flags['control-port'],
      connect: {
        ...(mollie && { mollie: { endpoint: server.mollieUrl, 'API key': DEFAULT_MOLLIE_KEY } }),
        ...(antom && { antom: antomConnection(server) }),
      },
    },
  )
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
  simulators: { mollie, antom },
  server,
  control,
}: Pick<Running, 'server' | 'control'> & { simulators: Simulators }): readonly string[] {
  const { https } = server
  return [
    ...(mollie ? [`Mollie   ${server.mollieUrl}  (key ${DEFAULT_MOLLIE_KEY})`] : []),
    ...(mollie && https ? [`Mollie   ${https.mollieUrl}`] : []),
    ...(antom ? [`Antom    ${server.antomUrl}  (client id ${CLIENT_ID})`] : []),
    ...(antom && https ? [`Antom    ${https.antomUrl}`] : []),
    `Control  ${control.url}  (payments, time, faults, keys)`,
  ]
}
