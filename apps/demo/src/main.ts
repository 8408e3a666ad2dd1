import { fileURLToPath } from 'node:url'
import { greeting, troubleWith } from './configuration/greeting.ts'
import { readSettings } from './configuration/read-settings.ts'
import { startShop } from './web/start-shop.ts'

const settings = readSettings(process.argv.slice(2), {
  environment: process.env,
  directory: process.env.INIT_CWD ?? process.cwd(),
  defaultData: fileURLToPath(new URL('../../../.paystate/demo', import.meta.url)),
})

if (!settings.ok) {
  console.error(troubleWith(settings.issues))
  process.exitCode = 2
} else {
  console.log('Opening the shop …')
  try {
    const running = await startShop(settings.value, {
      endProcess: () => {
        console.error('Killed in the middle of a payment, as requested. Start the shop again.')
        process.kill(process.pid, 'SIGKILL')
      },
      onError: (error) => console.error(error instanceof Error ? error.stack : error),
    })
    const { port, adapter, simulation, interrupted } = running
    const { provider } = adapter.account
    const started = {
      port,
      provider,
      simulatorUrl: simulation.server.url,
      interrupted: interrupted.map(({ order }) => order.reference),
    }
    console.log(greeting(started, settings.value))
    const stop = () => void running.close().then(() => process.exit(0))
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error)
    process.exitCode = 1
  }
}
