import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { expect, it } from 'vitest'
import { keysOf } from '../../src/configuration/keys.ts'
import { CLIENT_ID } from '../support/connected.ts'

const options = {
  clientId: CLIENT_ID,
  privateKey: SIMULATOR_KEYS.merchant.privateKey,
  antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
}

it('are read once, the current key of Antom first', () => {
  const previous = SIMULATOR_KEYS.merchant.publicKey
  const { signing, verifying } = keysOf({ ...options, previousAntomPublicKeys: [previous] })

  expect(signing.version).toBe('1')
  expect(verifying).toHaveLength(2)
  expect(verifying[0]?.equals(keysOf(options).verifying[0] ?? signing.key)).toBe(true)
})

it.each([
  ['our own key', { privateKey: 'no key' }],
  ["Antom's key", { antomPublicKey: 'no key' }],
  ["a key of Antom's from before a rotation", { previousAntomPublicKeys: ['no key'] }],
])('that cannot be read stop the adapter from starting: %s', (_which, differs) => {
  expect(() => keysOf({ ...options, ...differs })).toThrow(
    expect.objectContaining({
      code: 'invalid_configuration',
      message: expect.stringContaining('A key cannot be read.'),
    }),
  )
})
