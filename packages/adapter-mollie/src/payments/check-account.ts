import { type Account, PaymentError } from '@paystate/core'
import { z } from 'zod'
import type { Context } from '../http/context.ts'
import { read } from '../http/read.ts'
import { lenient } from '../wire/lenient.ts'

/**
 * Reads the methods of the account, which is harmless and refused with a wrong key, and, with a key whose
 * profile is configured, the profile that the key belongs to.
 *
 * @see https://docs.mollie.com/reference/get-current-profile
 * @throws {PaymentError} `account_differs` for the key of another profile, and as any read.
 */
export async function checkAccount(context: Context): Promise<{ readonly account: Account }> {
  const { account, scope, profileId } = context.settings
  await read(context, {
    operation,
    schema: z.object({ _embedded: z.object({ methods: z.array(z.unknown()) }) }),
    call: ({ methods }) => methods.list({ ...scope }),
  })
  const isKeyOfProfile = profileId !== undefined && scope.profileId === undefined
  if (isKeyOfProfile) await checkProfile(context, profileId)
  return { account }
}

const operation = 'check'

async function checkProfile(context: Context, profileId: string): Promise<void> {
  const { reply } = await read(context, {
    operation,
    schema: profileReply,
    call: ({ profiles }) => profiles.getCurrent(),
  })
  const { account } = context.settings
  if (reply.id !== profileId) throw keyOfAnother('profile', account)
  if ((reply.mode ?? account.mode) !== account.mode) throw keyOfAnother('mode', account)
}

const profileReply = z.object({
  resource: z.literal('profile'),
  id: z.string(),
  mode: lenient(z.string()),
})

/** The error of a key that shows other payments than those of the configured account. */
export function keyOfAnother(what: 'profile' | 'mode', { provider }: Account): PaymentError {
  return new PaymentError('account_differs', {
    what: `The key belongs to a ${what} other than the configured one.`,
    provider,
    operation,
    money: 'What this key shows says nothing about the payments of the configured account.',
    advice: 'Configure the profile and its own key.',
  })
}
