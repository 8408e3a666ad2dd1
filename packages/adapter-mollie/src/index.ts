/// <reference types="node" preserve="true" />

export type { FromResponse } from '@paystate/adapter-kit'
export { adapter, isMollie, type MollieAdapter, type MollieModule } from './adapter.ts'
export type {
  MollieAddress,
  MollieApplicationFee,
  MollieExtra,
  MollieLine,
  MollieRoute,
} from './configuration/extra.ts'
export type {
  MollieOptions,
  MollieSettings,
  MollieTimeouts,
  WithAccessToken,
  WithApiKey,
} from './configuration/options.ts'
export type { MollieClient } from './http/client.ts'
export { rawOf } from './http/raw.ts'
export type { ListMethods, MollieMethod } from './methods/method.ts'
export { idsOf, type MollieIds } from './payments/ids-of.ts'
export {
  isCanceledByLookups,
  type RefundBefore,
  type RefundLookup,
} from './refunds/refund-not-found.ts'
