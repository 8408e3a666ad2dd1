import { createHash } from 'node:crypto'
import type { Account } from '@paystate/core'
import type { MollieOptions } from './options.ts'

/** The account. The key itself is never recorded: a fingerprint distinguishes two keys. */
export function accountOf(options: MollieOptions): Account {
  const credential = fingerprint(options.apiKey ?? options.accessToken)
  return {
    provider: 'mollie',
    mode: isTest(options) ? 'test' : 'live',
    id: options.profileId ?? `key_${credential}`,
    credential,
  }
}

/** Whether the credential is for test payments. */
export function isTest({ apiKey, testmode }: Pick<MollieOptions, 'apiKey' | 'testmode'>): boolean {
  return apiKey === undefined ? testmode === true : apiKey.startsWith('test_')
}

function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 16)
}
