import { z } from 'zod'
import { extraSchema } from './extra-schema.ts'
import { idField, webUrlField } from './fields.ts'

const MILLISECONDS = 'must be a whole number of milliseconds, from 1 to 600000'
const milliseconds = z.int(MILLISECONDS).min(1, MILLISECONDS).max(600_000, MILLISECONDS)

const API_KEY = 'must be an API key: test_ or live_, then letters and digits'
const ACCESS_TOKEN = 'must be an access token: access_, then characters without white space'
const SECRET = 'must be the secret of a webhook subscription, at least 16 characters'
const SECRETS = 'must be a list of one secret or more'
const READ_ATTEMPTS = 'must be a whole number from 1 to 5'

const trimmed = z.unknown().transform((value) => (typeof value === 'string' ? value.trim() : value))

const baseUrl = webUrlField.refine((url) => isSafeEndpoint(url), {
  message: 'must be https, or http on this machine, without a query',
})

/** Every request carries the key: unencrypted only to a simulator on the same machine. */
function isSafeEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  const isLocal = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  return (protocol === 'https:' || isLocal) && search + hash + username === ''
}

/** Each option by itself; combinations are checked afterwards. */
export const optionsShape = z.strictObject({
  // White space around a key comes from a file or the environment, and is dropped.
  apiKey: z
    .string({ error: API_KEY })
    .trim()
    .regex(/^(test|live)_\w+$/, API_KEY)
    .optional(),
  accessToken: z
    .string({ error: ACCESS_TOKEN })
    .trim()
    .regex(/^access_[\x21-\x7e]+$/, ACCESS_TOKEN)
    .optional(),
  profileId: trimmed.pipe(idField('pfl')).optional(),
  testmode: z.boolean('must be true or false').optional(),
  webhookUrl: webUrlField.optional(),
  // Assumed: secret_length.
  webhookSecrets: z
    .array(z.string({ error: SECRET }).trim().min(16, SECRET), { error: SECRETS })
    .min(1, SECRETS)
    .optional(),
  defaults: extraSchema.optional(),
  timeouts: z
    .strictObject({ attemptMs: milliseconds.optional(), totalMs: milliseconds.optional() })
    .optional(),
  readAttempts: z.int(READ_ATTEMPTS).min(1, READ_ATTEMPTS).max(5, READ_ATTEMPTS).optional(),
  baseUrl: baseUrl.optional(),
})
