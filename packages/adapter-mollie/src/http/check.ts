import { type Account, PaymentError, type ReadOptions } from '@paystate/core'
import { z } from 'zod'
import { lenient } from '../wire/lenient.ts'
import type { Connection } from './connection.ts'
import { read } from './read.ts'

/**
 * Reads the methods of the account, which is harmless and refused for a wrong key, and with a key whose
 * profile is configured, the profile that the key belongs to.
 *
 * @see https://docs.mollie.com/reference/get-current-profile
 * @throws {PaymentError} `account_differs` for the key of another profile, and whatever a read can meet.
 */
export async function checkAccount(
  connection: Connection,
  { signal }: ReadOptions = {},
): Promise<{ readonly account: Account }> {
  const { account, scope, profileId } = connection.settings
  await read(connection, {
    operation: 'check',
    path: '/methods',
    query: { ...scope },
    schema: z.object({ _embedded: z.object({ methods: z.array(z.unknown()) }) }),
    signal,
  })
  const isKeyOfProfile = profileId !== undefined && scope.profileId === undefined
  if (isKeyOfProfile) await checkProfile(connection, { profileId, signal })
  return { account }
}

interface OwnProfile extends ReadOptions {
  readonly profileId: string
}

async function checkProfile(
  connection: Connection,
  { profileId, signal }: OwnProfile,
): Promise<void> {
  const { reply } = await read(connection, {
    operation: 'check',
    path: '/profiles/me',
    schema: z.object({
      resource: z.literal('profile'),
      id: z.string(),
      mode: lenient(z.string()),
    }),
    signal,
  })
  const { account } = connection.settings
  if (reply.id !== profileId) throw keyOfAnother('profile', account)
  if ((reply.mode ?? account.mode) !== account.mode) throw keyOfAnother('mode', account)
}

/** The error of a key that shows other payments than those of the configured account. */
export function keyOfAnother(what: 'profile' | 'mode', { provider }: Account): PaymentError {
  return new PaymentError('account_differs', {
    what: `The key belongs to another ${what} than the configured one.`,
    provider,
    operation: 'check',
    money: 'What this key shows says nothing about the payments of the configured account.',
    advice: 'Configure the profile and its own key.',
  })
}
