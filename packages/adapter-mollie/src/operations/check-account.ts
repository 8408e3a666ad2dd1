import type { Account, ReadOptions } from '@paystate/core'
import { z } from 'zod'
import type { Connection } from './connection.ts'
import { read } from './read.ts'

/** Asks for the methods of the account: harmless, and refused for a wrong key. @throws {PaymentError} */
export async function checkAccount(
  connection: Connection,
  { signal }: ReadOptions = {},
): Promise<{ readonly account: Account }> {
  const { account, scope } = connection.settings
  await read(connection, {
    operation: 'check',
    path: '/methods',
    query: { ...scope },
    schema: z.object({ _embedded: z.object({ methods: z.array(z.unknown()) }) }),
    signal,
  })
  return { account }
}
