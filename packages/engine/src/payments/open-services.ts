import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { type Clock, createProviders, type PaymentAdapter, systemClock } from '@paystate/core'
import { checkPolicies } from '../engine/check-policies.ts'
import { checkSealKeys, registerSealKeys } from '../engine/check-seal-keys.ts'
import { registerInstances } from '../engine/instance.ts'
import { createProviderTimes } from '../engine/provider-times.ts'
import { createReferenceNames } from '../engine/reference-names.ts'
import { retentionOf } from '../engine/retention.ts'
import { createRunning } from '../engine/running.ts'
import type { Services } from '../engine/services.ts'
import { DEFAULT_SETTINGS } from '../engine/settings.ts'
import { createUnknownNames } from '../engine/unknown-names.ts'
import { createWake } from '../engine/wake.ts'
import { compareWitness } from '../restored/compare-witness.ts'
import { type KeptWitness, keepWitness } from '../restored/keep-witness.ts'
import { createLastAttempt } from '../restored/last-attempt.ts'
import { fileWitness, type Witness } from '../restored/witness.ts'
import { checkContract } from '../store/database/check-contract.ts'
import { type OpenedDatabase, openDatabase } from '../store/database/open-database.ts'
import { migrate } from '../store/schema/migrate.ts'
import { createStore } from '../store/store.ts'
import { checkAddresses } from './check-addresses.ts'
import { checkOptions } from './check-options.ts'
import type { PaymentsOptions } from './payments-options.ts'

/** Opens the database, brings it up to date and makes the adapters. */
export async function openServices<Name extends string>(
  options: PaymentsOptions<Name>,
): Promise<Services> {
  checkOptions(options)
  const { providers, load, fetch, observe, proxy, clock = systemClock, ids = randomUUID } = options
  let drawn = 0
  const sequence = { next: () => ++drawn } // evidence is stamped as it is stored
  const runtime = { fetch, observe, proxy, clock, sequence }
  const adapters = await createProviders(providers, { load, ...runtime })
  checkAddresses(options, adapters)
  const database = await openDatabase(options.database)
  try {
    return await servicesOn(database, { options, adapters, clock, owner: ids() })
  } catch (error) {
    await database.close()
    throw error
  }
}

interface Opening<Name extends string> {
  readonly options: PaymentsOptions<Name>
  readonly adapters: Readonly<Record<Name, PaymentAdapter>>
  readonly clock: Clock
  readonly owner: string
}

async function servicesOn<Name extends string>(
  database: OpenedDatabase,
  { options, adapters, clock, owner }: Opening<Name>,
): Promise<Services> {
  await checkContract(database)
  await migrate(database)
  const policies = checkPolicies(options.anomalies ?? {})
  const sealWith = checkSealKeys(options.sealWith)
  const store = await createStore(database, { now: options.now, policies, sealWith })
  await registerSealKeys(store, sealWith)
  const { referencePrefix: prefix = 'ps_', deployment = store.installation } = options
  const wake = createWake()
  const instances = await registerInstances(store, adapters)
  const witness = witnessOf(options.witness, { database, deployment })
  if (witness) await compareWitness({ store, ...wake }, witness)
  return {
    ...wake,
    store,
    instances,
    lastAttempt: createLastAttempt(),
    witness,
    clock,
    owner,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    retention: retentionOf(options.retention),
    references: createReferenceNames({ prefix, deployment }),
    route: options.route,
    webhookUrl: options.webhookUrl,
    unnotified: unnotifiedOf(options),
    running: createRunning(),
    providerTimes: createProviderTimes(clock),
    unknownNames: createUnknownNames(Object.keys(adapters), { clock }),
  }
}

/** An adapter may have an address of its own. */
function unnotifiedOf({ webhookUrl, providers }: PaymentsOptions): ReadonlySet<string> {
  if (webhookUrl !== undefined) return new Set()
  const configs = Object.entries(providers)
  return new Set(
    configs.flatMap(([name, { webhookUrl: own }]) => (own === undefined ? [name] : [])),
  )
}

function witnessOf(
  given: string | Witness | undefined,
  { database, deployment }: { database: OpenedDatabase; deployment: string },
): KeptWitness | undefined {
  const { directory } = database
  const witness = given ?? (directory === undefined ? undefined : `${resolve(directory)}.witness`)
  if (witness === undefined) return undefined
  return keepWitness(typeof witness === 'string' ? fileWitness(witness) : witness, deployment)
}
