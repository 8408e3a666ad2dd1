import { fileURLToPath } from 'node:url'
import { farewell, greeting, troubleWith } from './configuration/greeting.ts'
import { readSettings } from './configuration/read-settings.ts'
import { asksForHelp, USAGE } from './configuration/usage.ts'
import { killThisProcess } from './process/kill-this-process.ts'
import { startShop } from './web/start-shop.ts'

const given = process.argv.slice(2)
const settings = readSettings(given, {
  environment: process.env,
  directory: process.env.INIT_CWD ?? process.cwd(),
  defaultData: fileURLToPath(new URL('../../../.paystate/demo', import.meta.url)),
})

if (asksForHelp(given)) {
  console.log(USAGE)
} else if (!settings.ok) {
  console.error(troubleWith(settings.issues))
  process.exitCode = 2
} else {
  try {
    const opening = startShop(settings.value, {
      endProcess: (kind) => {
        console.error(`\n${farewell(kind, given)}`)
        killThisProcess()
      },
      onError: (error) => console.error(error instanceof Error ? error.stack : error),
    })
    // Whoever reads the first line may interrupt at once, so signals are handled before it.
    // Ctrl+C may come twice: from the terminal, and from the process that started this one.
    let isStopping = false
    const stop = () => {
      if (isStopping) return
      isStopping = true
      const closing = opening.then((shop) => shop.close())
      closing.then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    process.on('disconnect', stop) // the process that started this one is gone: nobody could stop it anymore
    console.log('Opening the shop …')
    const { port, shop, simulation, interrupted } = await opening
    const { provider } = settings.value.provider
    const names = [...shop.providers.values()].map((one) => one.provider)
    const started = {
      port,
      providers: [provider, ...names.filter((name) => name !== provider)],
      simulatorUrl: simulation.server.url,
      interrupted: interrupted.map(({ order, operation }) => ({ order, kind: operation.kind })),
    }
    console.log(greeting(started, settings.value))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(`The shop cannot start: ${message}`)
    process.exitCode = 1
  }
}
