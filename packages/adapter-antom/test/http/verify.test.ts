import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPrivateKey, readPublicKey } from '../../src/configuration/read-keys.ts'
import { signatureHeader, stringToSign } from '../../src/http/sign.ts'
import { isSigned } from '../../src/http/verify.ts'
import { fixtureText } from '../support/fixtures.ts'

const pair = z.object({ privatePkcs8Base64: z.string(), publicSpkiBase64: z.string() })
const { keys, vectors } = z
  .object({
    keys: z.object({ merchant: pair, antom: pair }),
    vectors: z.array(
      z.object({
        name: z.string(),
        signer: z.enum(['merchant', 'antom']),
        path: z.string(),
        clientId: z.string(),
        time: z.string(),
        body: z.string(),
        stringToSign: z.string(),
        header: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(fixtureText('signature-vectors')))

function keyOf(signer: 'merchant' | 'antom') {
  const key = readPrivateKey(keys[signer].privatePkcs8Base64)
  const publicKey = readPublicKey(keys[signer].publicSpkiBase64)
  if (!key || !publicKey) throw new Error('a key of the vectors cannot be read')
  return { key, publicKey }
}

describe.each(vectors)('the vector $name', (vector) => {
  const { key, publicKey } = keyOf(vector.signer)
  const head = { path: vector.path, clientId: vector.clientId, time: vector.time }
  const body = Buffer.from(vector.body)

  it('is signed byte for byte', async () => {
    expect(stringToSign(head, body).toString()).toBe(vector.stringToSign)
    expect(await signatureHeader({ key, version: '1' }, { head, body })).toBe(vector.header)
  })

  it('verifies, and no longer after any change', () => {
    const message = { head, body, signature: vector.header }
    const other = vector.signer === 'merchant' ? 'antom' : 'merchant'

    expect(isSigned([publicKey], message)).toBe(true)
    expect(isSigned([keyOf(other).publicKey, publicKey], message)).toBe(true)
    expect(isSigned([keyOf(other).publicKey], message)).toBe(false)
    expect(isSigned([], message)).toBe(false)
    expect(isSigned([publicKey], { ...message, body: Buffer.from(`${vector.body} `) })).toBe(false)
    for (const field of ['path', 'clientId', 'time'] as const) {
      const changed = { ...head, [field]: `${head[field]}x` }
      expect(isSigned([publicKey], { ...message, head: changed })).toBe(false)
    }
  })
})

describe('a signature header', () => {
  const [vector] = vectors
  if (!vector) throw new Error('there are no vectors')
  const { key, publicKey } = keyOf(vector.signer)
  const head = { path: vector.path, clientId: vector.clientId, time: vector.time }
  const body = Buffer.from(vector.body)
  const verdict = (signature: string) => isSigned([publicKey], { head, body, signature })

  it('may have blanks around its commas', () => {
    expect(verdict(vector.header.replaceAll(',', ', '))).toBe(true)
    expect(verdict(` ${vector.header.replaceAll(',', ' , ')} `)).toBe(true)
  })

  it('may have its base64 as it is, without escapes', () => {
    expect(verdict(decodeURIComponent(vector.header))).toBe(true)
  })

  it.each([
    ['is empty', ''],
    ['has no signature', 'algorithm=RSA256,keyVersion=1'],
    ['has an empty signature', 'algorithm=RSA256,keyVersion=1,signature='],
    ['names no algorithm', vector.header.replace('algorithm=RSA256,', '')],
    ['names another algorithm', vector.header.replace('RSA256', 'HS256')],
    ['has a broken escape', 'algorithm=RSA256,keyVersion=1,signature=%E0%A4%A'],
    ['is no base64', 'algorithm=RSA256,keyVersion=1,signature=%00%00'],
    ['names a field twice', `signature=AAAA,${vector.header}`],
    [
      'names a field twice, once behind a blank',
      `signature=AAAA,${vector.header.replaceAll(',', ', ')}`,
    ],
    ['has something before its base64', vector.header.replace('signature=', 'signature=%00')],
    ['has something behind its base64', `${vector.header}%00`],
    ['has a padding inside its base64', vector.header.replace(/signature=../, '$&=')],
    ['has a short signature', 'algorithm=RSA256,keyVersion=1,signature=AAAA'],
  ])('that %s is no signature, and no error', (_what, header) => {
    expect(verdict(header)).toBe(false)
  })

  it('is refused when it was made with another hash than SHA-256', () => {
    const weak = sign('sha1', stringToSign(head, body), key).toString('base64')
    const header = `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(weak)}`

    expect(verdict(header)).toBe(false)
  })
})

describe('keys', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

  it.each([
    ['PKCS#8 PEM', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['PKCS#1 PEM', privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    [
      'PEM with written line feeds',
      privateKey.export({ format: 'pem', type: 'pkcs8' }).toString().replaceAll('\n', '\\n'),
    ],
    ['bare PKCS#8', privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')],
    ['bare PKCS#1', privateKey.export({ format: 'der', type: 'pkcs1' }).toString('base64')],
  ])('are read as %s', (_form, text) => {
    expect(readPrivateKey(text)?.equals(privateKey)).toBe(true)
  })

  it.each([
    ['PEM', publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    [
      'PEM with blank lines around it',
      ` \n${publicKey.export({ format: 'pem', type: 'spki' })}\n `,
    ],
    ['PKCS#1 PEM', publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    ['bare base64', publicKey.export({ format: 'der', type: 'spki' }).toString('base64')],
    ['bare PKCS#1', publicKey.export({ format: 'der', type: 'pkcs1' }).toString('base64')],
  ])('of the provider are read as %s', (_form, text) => {
    expect(readPublicKey(text)?.equals(publicKey)).toBe(true)
  })

  it('are refused when too short, of another kind, or private where a public one belongs', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    const curve = generateKeyPairSync('ed25519').privateKey
    const padded = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
    const own = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

    expect(
      readPrivateKey(short.export({ format: 'pem', type: 'pkcs8' }).toString()),
    ).toBeUndefined()
    expect(
      readPrivateKey(curve.export({ format: 'pem', type: 'pkcs8' }).toString()),
    ).toBeUndefined()
    expect(
      readPrivateKey(padded.export({ format: 'pem', type: 'pkcs8' }).toString()),
    ).toBeUndefined()
    expect(readPublicKey(own)).toBeUndefined()
    expect(readPrivateKey('no key')).toBeUndefined()
    expect(createPublicKey(createPrivateKey(own)).equals(publicKey)).toBe(true)
  })
})
