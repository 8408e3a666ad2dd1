import type { KeyObject } from 'node:crypto'
import type { Account, PreparedRequest } from '@paystate/core'
import { accountOf } from './account.ts'
import type { AntomExtra } from './extra.ts'
import type { AntomOptions } from './options.ts'
import { omnichannelPathOf, pathOf } from './regions.ts'

/** The configuration that operations need, with the defaults filled in. No secret. */
export interface Settings {
  readonly account: Account
  readonly clientId: string
  readonly merchantAccountId?: string | undefined
  readonly webhookUrl?: string | undefined
  readonly defaults: AntomExtra
  readonly isOmnichannel: boolean
  readonly attemptMs: number
  readonly totalMs: number
}

export function settingsOf(options: AntomOptions, privateKey: KeyObject): Settings {
  const { clientId, merchantAccountId, webhookUrl, timeouts } = options
  return {
    account: accountOf(options, privateKey),
    clientId,
    merchantAccountId,
    webhookUrl,
    defaults: options.defaults ?? {},
    isOmnichannel: options.omnichannel ?? false,
    attemptMs: timeouts?.attemptMs ?? 15_000,
    totalMs: timeouts?.totalMs ?? 30_000,
  }
}

export type ApiName =
  | 'pay'
  | 'createPaymentSession'
  | 'inquiryPayment'
  | 'cancel'
  | 'capture'
  | 'refund'
  | 'inquiryRefund'

/** The path of a call as it is sent and signed. */
export function pathFor(name: ApiName, settings: Settings): string {
  const isSecondVersion = settings.isOmnichannel && name === 'inquiryRefund'
  return isSecondVersion ? omnichannelPathOf(name) : pathOf(name, settings)
}

/** What every call states about the store behind a shared client id. */
export function storeOf({ merchantAccountId }: Settings): { merchantAccountId?: string } {
  return merchantAccountId === undefined ? {} : { merchantAccountId }
}

/** A prepared call: its path and the exact text of its body. */
export function toRequest(
  name: ApiName,
  { body, settings }: { readonly body: object; readonly settings: Settings },
): PreparedRequest {
  return { method: 'POST', path: pathFor(name, settings), body: JSON.stringify(body) }
}
