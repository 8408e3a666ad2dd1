import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** Reads a private RSA key: PEM, or the bare base64 that Antom's tools produce. */
export function readPrivateKey(text: string): KeyObject | undefined {
  const pem = asPem(text)
  if (pem) return rsa(() => createPrivateKey(pem))
  const key = Buffer.from(text, 'base64')
  return (
    rsa(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??
    rsa(() => createPrivateKey({ key, format: 'der', type: 'pkcs1' }))
  )
}

/** Reads a public RSA key: PEM, or the bare base64 of the dashboard. A private key is refused. */
export function readPublicKey(text: string): KeyObject | undefined {
  const pem = asPem(text)
  if (pem?.includes('PRIVATE')) return undefined
  if (pem) return rsa(() => createPublicKey(pem))
  // Node would derive the public half from it.
  if (readPrivateKey(text)) return undefined
  const key = Buffer.from(text, 'base64')
  return (
    rsa(() => createPublicKey({ key, format: 'der', type: 'spki' })) ??
    rsa(() => createPublicKey({ key, format: 'der', type: 'pkcs1' }))
  )
}

/** A PEM that came through an environment variable may have `\n` written out. */
function asPem(text: string): string | undefined {
  const lines = text.replaceAll('\\n', '\n').trim()
  return lines.startsWith('-----BEGIN') ? lines : undefined
}

const LEAST_BITS = 2048

function rsa(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read()
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= LEAST_BITS ? key : undefined
  } catch {
    return undefined
  }
}
