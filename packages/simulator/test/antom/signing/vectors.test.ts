import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPrivateKey, readPublicKey } from '../../../src/antom/signing/keys.ts'
import { isSignedBy, signMessage } from '../../../src/antom/signing/sign.ts'
import {
  readSignatureHeader,
  writeSignatureHeader,
} from '../../../src/antom/signing/signature-header.ts'
import { stringToSign } from '../../../src/antom/signing/string-to-sign.ts'

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
  .parse(JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')))

describe.each(vectors)('the vector $name', (vector) => {
  const message = { ...vector, body: Buffer.from(vector.body) }
  const { privatePkcs8Base64, publicSpkiBase64 } = keys[vector.signer]

  it('has the same string to sign', () => {
    expect(Buffer.from(stringToSign(message)).toString()).toBe(vector.stringToSign)
  })

  it('has the same header, byte for byte', async () => {
    const signature = await signMessage(message, readPrivateKey(privatePkcs8Base64))

    expect(writeSignatureHeader(signature, { keyVersion: '1' })).toBe(vector.header)
  })

  it('verifies, and a changed body does not', () => {
    const signature = readSignatureHeader(vector.header)?.signature ?? new Uint8Array()
    const with_ = { key: readPublicKey(publicSpkiBase64), signature }

    expect(isSignedBy(message, with_)).toBe(true)
    expect(isSignedBy({ ...message, body: Buffer.from(`${vector.body} `) }, with_)).toBe(false)
  })
})

it('finds all four vectors', () => {
  expect(vectors.map(({ name }) => name)).toEqual([
    'request-epoch-ms',
    'request-sandbox-iso',
    'response',
    'notification',
  ])
})
