import { isSignedWith } from '@paystate/adapter-kit'

export type Verdict = 'signed' | 'unsigned' | 'no_secret' | 'forged'

interface Verification {
  readonly body: Uint8Array
  readonly webhookSecrets: readonly string[]
}

/**
 * Verifies the signature of an event over its raw bytes; while a secret is being replaced there are two
 * signatures. A missing one is invalid: this is not the classic form, which has none.
 *
 * @see https://docs.mollie.com/reference/webhooks-new
 */
export function verifyMessage(headers: Headers, { body, webhookSecrets }: Verification): Verdict {
  const digests = digestsIn(headers.get('x-mollie-signature') ?? '')
  if (digests.length === 0) return 'unsigned'
  if (webhookSecrets.length === 0) return 'no_secret'
  return isSignedWith(webhookSecrets, { bytes: body, digests }) ? 'signed' : 'forged'
}

/** Several headers arrive joined by commas. */
function digestsIn(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => part.trim().replace(/^sha256=/, ''))
    .filter((digest) => /^[0-9a-f]{64}$/i.test(digest))
}
