import { z } from 'zod'
import type { Payer, PayerDevice, PayerName } from './payer.ts'
import { readEmail, readFact, readLocale } from './payer-facts.ts'

const anything = z.unknown().optional()

/**
 * A misspelled field name is a bug in the program and refused; a value is never a reason to refuse. `null` is nothing, as
 * in the data of many shops.
 */
export const payerField = z
  .strictObject({
    id: anything,
    email: anything,
    name: z.strictObject({ first: anything, last: anything }).nullish(),
    locale: anything,
    ip: anything,
    device: z.strictObject({ kind: anything, system: anything, userAgent: anything }).nullish(),
  })
  .transform((given): Payer => {
    const id = readFact(given.id, 64)
    const email = readEmail(given.email)
    const name = readName(given.name ?? {})
    const locale = readLocale(given.locale)
    const ip = readIp(given.ip)
    const device = readDevice(given.device ?? {})
    return {
      ...(id !== undefined && { id }),
      ...(email !== undefined && { email }),
      ...(name && { name }),
      ...(locale !== undefined && { locale }),
      ...(ip !== undefined && { ip }),
      ...(device && { device }),
    }
  })
  .nullish()
  .transform((payer): Payer | undefined => payer ?? undefined)

function readName(given: { first?: unknown; last?: unknown }): PayerName | undefined {
  const first = readFact(given.first, 64)
  const last = readFact(given.last, 64)
  if (first === undefined && last === undefined) return undefined
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

const address = z.union([z.ipv4(), z.ipv6()])

function readIp(value: unknown): string | undefined {
  return address.safeParse(readFact(value, 64)).data
}

const kind = z.enum(['desktop_browser', 'mobile_browser', 'app'])
const system = z.enum(['ios', 'android'])

interface GivenDevice {
  kind?: unknown
  system?: unknown
  userAgent?: unknown
}

function readDevice(given: GivenDevice): PayerDevice | undefined {
  const known = kind.safeParse(given.kind).data
  if (known === undefined) return undefined
  const on = system.safeParse(given.system).data
  const userAgent = readFact(given.userAgent, 1024)
  return {
    kind: known,
    ...(on !== undefined && { system: on }),
    ...(userAgent !== undefined && { userAgent }),
  }
}
