import { isLoopback } from '@paystate/adapter-kit'
import { isWebUrl } from '@paystate/core/adapter'
import { z } from 'zod'
import { extraSchema } from './extra-schema.ts'
import { textField } from './fields.ts'
import type { AntomOptions } from './options.ts'
import { readPrivateKey, readPublicKey } from './read-keys.ts'
import { REGIONS, type Region } from './regions.ts'

const PRIVATE = 'must be your private RSA key of at least 2048 bits, as PEM or bare base64 (MII…)'
const PUBLIC = "must be Antom's public RSA key of at least 2048 bits, as PEM or bare base64 (MII…)"

// White space around a key comes from a file or the environment, and is dropped.
const privateKey = z
  .string({ error: PRIVATE })
  .trim()
  .refine((value) => readPrivateKey(value) !== undefined, PRIVATE)
const publicKey = z
  .string({ error: PUBLIC })
  .trim()
  .refine((value) => readPublicKey(value) !== undefined, PUBLIC)

const CLIENT_ID =
  'must be a client id of 1 to 64 letters, digits and _, like SANDBOX_5Y… for tests or T_5Y…'

/** It goes into a header, which allows nothing else. */
const HEADER = 'must be 1 to 128 letters, digits and punctuation, without white space'

const MERCHANT = 'must be text of 1 to 32 characters'

const ORIGIN = 'must be https, or http on this machine, without a path, like https://open.example'

/** A signature prevents changes to a request, not reading it: it is sent over TLS. */
function isOrigin(value: string): boolean {
  if (!isWebUrl(value)) return false
  const { protocol, hostname, pathname, search, hash, username } = new URL(value)
  const isSafe = protocol === 'https:' || isLoopback(hostname)
  return isSafe && pathname === '/' && search + hash + username === ''
}

const WHOLE = 'must be a whole number from 1'

const keyVersion = z
  .union(
    [
      z.int().positive(),
      z
        .string()
        .trim()
        .regex(/^[1-9]\d{0,8}$/, WHOLE),
    ],
    {
      error: WHOLE,
    },
  )
  .transform(String)

const milliseconds = z
  .int({ error: 'must be whole milliseconds' })
  .min(1, 'must be at least 1')
  .max(600_000, 'must be at most 600000')

/** Strict on purpose: a misspelled option should fail at start-up, not at the first refund. */
export const optionsSchema: z.ZodType<AntomOptions> = z.strictObject({
  clientId: z
    .string({ error: CLIENT_ID })
    .trim()
    .regex(/^[A-Za-z0-9_]{1,64}$/, CLIENT_ID),
  privateKey,
  antomPublicKey: publicKey,
  previousAntomPublicKeys: z.array(publicKey, { error: 'must be a list of keys' }).optional(),
  keyVersion: keyVersion.optional(),
  region: z
    .enum(Object.keys(REGIONS).filter(isRegion), {
      error: `must be one of ${Object.keys(REGIONS).join(', ')}`,
    })
    .optional(),
  baseUrl: z.string({ error: ORIGIN }).refine(isOrigin, ORIGIN).optional(),
  merchantAccountId: z.string({ error: MERCHANT }).trim().pipe(textField(32)).optional(),
  agentToken: z
    .string({ error: HEADER })
    .trim()
    .regex(/^[\x21-\x7e]{1,128}$/, HEADER)
    .optional(),
  webhookUrl: z.custom<string>(isWebUrl, 'must be an absolute http or https URL').optional(),
  omnichannel: z.boolean({ error: 'must be true or false' }).optional(),
  timeouts: z
    .strictObject({ attemptMs: milliseconds.optional(), totalMs: milliseconds.optional() })
    .optional(),
  defaults: extraSchema.optional(),
})

function isRegion(name: string): name is Region {
  return Object.hasOwn(REGIONS, name)
}
