import { z } from 'zod'
import { type AntomExtra, extraSchema } from './extra.ts'
import { readPrivateKey, readPublicKey } from './read-keys.ts'
import { REGIONS, type Region } from './regions.ts'

/** The configuration of the adapter, beside `provider: 'antom'`. Plain data, from JSON or the environment. */
export interface AntomOptions {
  /** As in the dashboard; one that begins with `SANDBOX_` is test mode. */
  readonly clientId: string
  /** Your own private key: PEM, or bare base64. */
  readonly privateKey: string
  /** Antom's public key, not your own: PEM, or bare base64. */
  readonly antomPublicKey: string
  /** Antom's keys from before a rotation, still taken for answers and notifications. */
  readonly previousAntomPublicKeys?: readonly string[] | undefined
  /** The version of your key. Default: 1. */
  readonly keyVersion?: string | undefined
  /** Where you are contracted. Give this or `baseUrl`. */
  readonly region?: Region | undefined
  /** Another address than a region's, e.g. a simulator's: an origin without a path. */
  readonly baseUrl?: string | undefined
  /** Tells several stores under one client id apart; at most 32 characters. */
  readonly merchantAccountId?: string | undefined
  /** For those who act on behalf of merchants; at most 128 characters. */
  readonly agentToken?: string | undefined
  /** Where notifications arrive, as Antom calls it; also what their signatures are checked against. */
  readonly webhookUrl?: string | undefined
  /** Refunds are read by the second version of the API, which serves payments at a counter. */
  readonly omnichannel?: boolean | undefined
  /** Milliseconds until a call is given up. Default: 15000 for writes, 10000 for reads. */
  readonly timeouts?:
    | { readonly writeMs?: number | undefined; readonly readMs?: number | undefined }
    | undefined
  /** Fills `extra` of every payment. */
  readonly defaults?: AntomExtra | undefined
}

function text(most: number) {
  const message = `must be text of 1 to ${most} characters`
  return z.string({ error: message }).min(1, message).max(most, message)
}

const PRIVATE = 'must be a private RSA key of at least 2048 bits, as PEM or bare base64'
const PUBLIC = 'must be a public RSA key of at least 2048 bits, as PEM or bare base64'

const privateKey = z
  .string({ error: PRIVATE })
  .refine((value) => readPrivateKey(value) !== undefined, PRIVATE)
const publicKey = z
  .string({ error: PUBLIC })
  .refine((value) => readPublicKey(value) !== undefined, PUBLIC)

const ORIGIN = 'must be an http or https address without a path, like https://open.example'

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname, search, hash, username } = new URL(value)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && pathname === '/' && search === '' && hash === '' && username === ''
}

const keyVersion = z
  .union([z.int().positive(), z.string().regex(/^[1-9]\d{0,8}$/)], {
    error: 'must be a whole number from 1',
  })
  .transform(String)

const milliseconds = z
  .int({ error: 'must be whole milliseconds' })
  .min(1, 'must be at least 1')
  .max(600_000, 'must be at most 600000')

/** Strict on purpose: a misspelt option should fail at start-up, not at the first refund. */
export const optionsSchema: z.ZodType<AntomOptions> = z.strictObject({
  clientId: text(64).regex(/^[A-Za-z0-9_]*$/, 'must be letters, digits and _ only'),
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
  merchantAccountId: text(32).optional(),
  agentToken: text(128).optional(),
  webhookUrl: text(2048).refine(URL.canParse, 'must be an absolute URL').optional(),
  omnichannel: z.boolean({ error: 'must be true or false' }).optional(),
  timeouts: z
    .strictObject({ writeMs: milliseconds.optional(), readMs: milliseconds.optional() })
    .optional(),
  defaults: extraSchema.optional(),
})

function isRegion(name: string): name is Region {
  return Object.hasOwn(REGIONS, name)
}
