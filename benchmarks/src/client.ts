import type { CreateContender } from './contenders/contender.ts'
import { measure } from './run/measure.ts'

const [name = '', operation = '', url = '', calls = '', callers = ''] = process.argv.slice(2)
const { createContender }: { createContender: CreateContender } = await import(
  `./contenders/${name}.ts`
)
const contender = await createContender(url)
const call = operation === 'get' ? contender.get : contender.create
if (!call) throw new Error(`${name} cannot ${operation}`)
const round = await measure(call, { calls: Number(calls), callers: Number(callers) })
process.stdout.write(JSON.stringify(round), () => process.exit(0))
