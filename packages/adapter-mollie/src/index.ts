/// <reference types="node" preserve="true" />
import type { AdapterModule, AdapterRuntime } from '@paystate/core'
import { createAdapter } from './adapter.ts'
import { capabilities } from './configuration/capabilities.ts'
import type { MollieAdapter } from './configuration/mollie-adapter.ts'
import type { MollieOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'

/** What this package gives to `createProvider`. */
export interface MollieModule extends AdapterModule<MollieOptions> {
  create(options: MollieOptions, runtime?: AdapterRuntime): MollieAdapter
}

/** Mollie behind the interface that all providers share. */
export const adapter: MollieModule = {
  provider: 'mollie',
  capabilities,
  readConfig,
  create: createAdapter,
}

export type { MollieAddress, MollieExtra, MollieLine } from './configuration/extra.ts'
export type { MollieAdapter } from './configuration/mollie-adapter.ts'
export type {
  MollieOptions,
  MollieSettings,
  MollieTimeouts,
  WithAccessToken,
  WithApiKey,
} from './configuration/options.ts'
export type { ListMethods, MollieMethod } from './methods/method.ts'
export {
  isCanceledByLooks,
  type RefundBefore,
  type RefundLook,
} from './refunds/refund-not-found.ts'
