import { openStage } from './scenarios/open-stage.ts'
import { PROVIDERS } from './tour/stop.ts'
import { tour } from './tour/tour.ts'

const chosen = process.argv[2]
const office = process.argv.includes('--office')

for (const provider of PROVIDERS) {
  if (chosen !== undefined && !chosen.startsWith('--') && chosen !== provider) continue
  const stage = await openStage()
  for await (const { name, page, office: seen } of tour(stage, { provider })) {
    console.log(`\n===== ${provider}: ${name}\n`)
    console.log(office ? [...seen.payments, seen.list, seen.totals].join('\n\n') : page)
  }
  await stage.close()
}
