import { generateKeyPairSync } from 'node:crypto'

/** One RSA-2048 pair as the dashboard shows it: bare base64, PKCS#8 and SPKI. */
export interface AntomKeyPair {
  privateKey: string
  publicKey: string
}

/** The two pairs of one account: the merchant signs with its own and verifies with Antom's. */
export interface AntomKeys {
  merchant: AntomKeyPair
  antom: AntomKeyPair
}

/** Makes both key pairs of an account, for tests and demonstrations. */
export function generateAntomKeys(): AntomKeys {
  return { merchant: generatePair(), antom: generatePair() }
}

function generatePair(): AntomKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  })
  return { privateKey: privateKey.toString('base64'), publicKey: publicKey.toString('base64') }
}
