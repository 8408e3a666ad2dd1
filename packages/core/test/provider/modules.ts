import type { Issue } from '../../src/errors/issue.ts'
import type { AdapterModule, AdapterRuntime } from '../../src/provider/adapter-module.ts'
import type { PaymentAdapter } from '../../src/provider/payment-adapter.ts'
import { createScriptedAdapter } from '../outcomes/scripted-adapter.ts'

export interface Made {
  readonly options: unknown
  readonly runtime: AdapterRuntime | undefined
  readonly adapter: PaymentAdapter
}

/** A module of an adapter that wants a key, and writes down what it made. */
export function createModule() {
  const made: Made[] = []
  const { capabilities } = createScriptedAdapter({}).adapter
  const adapter: AdapterModule<object> = {
    provider: 'acme',
    capabilities,
    readConfig: (input) => {
      const options = typeof input === 'object' && input !== null ? input : {}
      const issues = faultsOf(options)
      return issues.length > 0 ? { ok: false, issues } : { ok: true, value: options }
    },
    create: (options, runtime) => {
      const created = createScriptedAdapter({}).adapter
      made.push({ options, runtime, adapter: created })
      return created
    },
  }
  return { module: { adapter }, made }
}

function faultsOf(options: object): readonly Issue[] {
  const known = ['apiKey', 'mode']
  const strange = Object.keys(options).filter((key) => !known.includes(key))
  return [
    ...('apiKey' in options ? [] : [{ path: 'apiKey', message: 'is missing' }]),
    ...strange.map((path) => ({ path, message: 'is not a known field' })),
  ]
}
