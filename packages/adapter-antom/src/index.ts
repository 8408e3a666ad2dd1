/// <reference types="node" preserve="true" />

export type { FromResponse } from '@paystate/adapter-kit'
export { adapter } from './adapter.ts'
export type {
  AntomAddress,
  AntomDevice,
  AntomExtra,
  AntomGoods,
  AntomMerchant,
  AntomShipping,
} from './configuration/extra.ts'
export type { AntomOptions } from './configuration/options.ts'
export { REGIONS, type Region } from './configuration/regions.ts'
export { type AntomAdapter, type AntomNative, isAntom, type NativeCall } from './http/native.ts'
export { cardTokenOf, paymentSessionDataOf, rawOf } from './http/raw.ts'
export { nextActionsOf } from './payments/next-actions-of.ts'
export { type PaymentWindows, windowsOf } from './payments/windows.ts'
