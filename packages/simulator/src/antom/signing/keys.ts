import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** Reads a private key from PEM, or from bare base64 of PKCS#8 or PKCS#1. */
export function readPrivateKey(text: string): KeyObject {
  if (text.includes('-----BEGIN')) return createPrivateKey(text)
  const key = Buffer.from(text, 'base64')
  return firstReadable('private', [
    () => createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key, format: 'der', type: 'pkcs1' }),
  ])
}

/** Reads a public key from PEM, or from bare base64 of SPKI or PKCS#1. */
export function readPublicKey(text: string): KeyObject {
  if (text.includes('-----BEGIN')) return createPublicKey(text)
  const key = Buffer.from(text, 'base64')
  return firstReadable('public', [
    () => createPublicKey({ key, format: 'der', type: 'spki' }),
    () => createPublicKey({ key, format: 'der', type: 'pkcs1' }),
  ])
}

function firstReadable(kind: string, readings: readonly (() => KeyObject)[]): KeyObject {
  for (const read of readings) {
    try {
      return read()
    } catch {}
  }
  throw new TypeError(`Not a ${kind} RSA key: give it as PEM, or as base64 of its DER form`)
}
