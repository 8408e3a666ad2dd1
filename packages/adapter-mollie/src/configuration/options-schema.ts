import { z } from 'zod'
import { extraSchema } from './extra-schema.ts'
import { idField, webUrlField } from './fields.ts'

const milliseconds = z.int('must be a whole number of milliseconds').min(1).max(600_000)

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
  apiKey: z
    .string()
    .regex(/^(test|live)_\w+$/, 'must be an API key: test_ or live_, then letters and digits')
    .optional(),
  accessToken: z
    .string()
    .regex(/^access_[\x21-\x7e]+$/, 'must be an access token: access_, then characters')
    .optional(),
  profileId: idField('pfl').optional(),
  testmode: z.boolean('must be true or false').optional(),
  webhookUrl: webUrlField.optional(),
  // Assumed: secret_length.
  webhookSecrets: z
    .array(z.string().min(16, 'must have at least 16 characters'))
    .min(1, 'must name at least one secret')
    .optional(),
  defaults: extraSchema.optional(),
  timeouts: z
    .strictObject({ attemptMs: milliseconds.optional(), totalMs: milliseconds.optional() })
    .optional(),
  readAttempts: z.int('must be a whole number').min(1).max(5).optional(),
  baseUrl: baseUrl.optional(),
})
