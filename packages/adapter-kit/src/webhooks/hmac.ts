import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether one of the given hexadecimal digests is the HMAC-SHA-256 of the bytes under one of the
 * secrets. Every pair is compared in constant time, and all are compared whatever the first ones say.
 */
export function isSignedWith(
  secrets: readonly string[],
  signed: { readonly bytes: Uint8Array; readonly digests: readonly string[] },
): boolean {
  // Checked first: decoding would stop at what is no digit, and take what came before.
  const digests = signed.digests.filter((digest) => /^[0-9a-f]+$/i.test(digest))
  const given = digests.map((digest) => Buffer.from(digest, 'hex'))
  let isSigned = false
  // Anybody can sign with an empty one.
  for (const secret of secrets.filter((one) => one !== '')) {
    const wanted = createHmac('sha256', secret).update(signed.bytes).digest()
    for (const digest of given) {
      if (digest.length === wanted.length && timingSafeEqual(digest, wanted)) isSigned = true
    }
  }
  return isSigned
}
