import { createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { type Call, measure } from '../run/measure.ts'
import { CLIENT_ID } from '../servers/antom-keys.ts'
import { antomPay, idIn, mollieCreate } from './requests.ts'

const LOAD = { calls: 5000, callers: 16 }

const KINDS: ReadonlyMap<string, () => Call> = new Map([
  ['mollie-create', mollie],
  ['antom-pay', antom],
])

function mollie(): Call {
  const { fetch } = createMollieSimulator()
  return async (index) => void (await idIn(await fetch(mollieCreate(index)), 'id'))
}

function antom(): Call {
  const { fetch } = createAntomSimulator({ clientId: CLIENT_ID })
  return async (index) => void (await idIn(await fetch(await antomPay(index)), 'paymentId'))
}

const call = KINDS.get(process.argv[2] ?? '')?.()
if (!call) throw new Error(`there are ${[...KINDS.keys()].join(', ')}`)
const round = await measure(call, LOAD)
process.stdout.write(JSON.stringify(round), () => process.exit(0))
