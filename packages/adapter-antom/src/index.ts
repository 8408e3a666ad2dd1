/// <reference types="node" preserve="true" />
import type { AdapterModule } from '@paystate/core'
import { createAdapter } from './adapter.ts'
import { PROVIDER } from './configuration/account.ts'
import { capabilities } from './configuration/capabilities.ts'
import type { AntomOptions } from './configuration/options.ts'
import { readConfig } from './configuration/read-config.ts'

export type {
  AntomAddress,
  AntomDevice,
  AntomExtra,
  AntomGoods,
  AntomShipping,
} from './configuration/extra.ts'
export type { AntomOptions } from './configuration/options.ts'
export { REGIONS, type Region } from './configuration/regions.ts'
export { rawOf } from './payments/raw.ts'
export { type PaymentWindows, windowsOf } from './payments/windows.ts'

/** Antom behind the interface of `@paystate/core`. Hand its options to `createProvider`. */
export const adapter: AdapterModule<AntomOptions> = {
  provider: PROVIDER,
  capabilities,
  readConfig,
  create: createAdapter,
}
