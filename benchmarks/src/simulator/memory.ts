import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import type { Call } from '../run/measure.ts'
import { CLIENT_ID } from '../servers/antom-keys.ts'
import { antomPay, idIn, mollieCreate } from './requests.ts'

/** Payments that are kept; ten times as many idempotency keys are. */
const KEPT = 500

const KINDS: ReadonlyMap<string, () => Call> = new Map([
  ['mollie', mollie],
  ['antom', antom],
])

function mollie(): Call {
  const { fetch, payer } = createMollieSimulator({ retention: KEPT })
  return async (index) => payer.pay(await idIn(await fetch(mollieCreate(index)), 'id'))
}

function antom(): Call {
  const { fetch, payer } = createAntomSimulator({ clientId: CLIENT_ID, retention: KEPT })
  return async (index) => payer.pay(await idIn(await fetch(await antomPay(index)), 'paymentId'))
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')
const take = KINDS.get(process.argv[2] ?? '')?.()
if (!take) throw new Error(`there are ${[...KINDS.keys()].join(', ')}`)

const megabytes: number[] = []
for (let index = 1; index <= 15_000; index += 1) {
  await take(index)
  if (index % 5000 !== 0) continue
  collectGarbage()
  megabytes.push(process.memoryUsage().heapUsed / 1e6)
}
process.stdout.write(JSON.stringify(megabytes), () => process.exit(0))
