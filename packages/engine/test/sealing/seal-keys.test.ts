import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkSealKeys } from '../../src/engine/check-seal-keys.ts'
import { isEngineError } from '../../src/index.ts'
import { createSealer } from '../../src/store/sealing/sealer.ts'

const KEY = randomBytes(32)
const TEXT = KEY.toString('base64')

describe('the keys of sealWith', () => {
  it('are 32 bytes, as they are or in base64', () => {
    const keys = checkSealKeys([
      { id: 'a', key: TEXT },
      { id: 'b', key: new Uint8Array(KEY) },
    ])

    expect(keys.map(({ bytes }) => bytes.equals(KEY))).toEqual([true, true])
    expect(checkSealKeys(undefined)).toEqual([])
  })

  it.each([
    ['too short', randomBytes(31)],
    ['too long', randomBytes(33)],
    ['a cut text', TEXT.slice(0, -1)],
    ['16 bytes in base64', randomBytes(16).toString('base64')],
    ['hexadecimal', KEY.toString('hex')],
    ['not set', undefined],
    ['empty', ''],
  ])('are refused when one is %s, without a trace of it', (_, key) => {
    const refused = caught(() => checkSealKeys([{ id: 'a', key }]))

    expect(refused).toMatchObject({ problem: 'invalid_input' })
    expect(refused.message).toContain('sealWith.0.key: must be 32 bytes, as they are or in base64')
    const given = Buffer.from(key ?? '').toString()
    if (given !== '') expect(JSON.stringify(refused) + refused.message).not.toContain(given)
  })

  it('are refused with an id that no envelope could have, or twice', () => {
    const ids = ['', 'a"b', 'a b', 'x'.repeat(65)]
    for (const id of ids) {
      expect(caught(() => checkSealKeys([{ id, key: KEY }])).message).toContain('sealWith.0.id')
    }
    const twice = [
      { id: 'a', key: KEY },
      { id: 'a', key: TEXT },
    ]
    expect(caught(() => checkSealKeys(twice)).message).toContain('is the id of another key')
    expect(caught(() => checkSealKeys([])).message).toContain('must be a list')
  })
})

describe('an envelope', () => {
  const installation = 'database_1'
  const place = { table: 'tries', column: 'prepared', row: [1, 2] }
  const document = { token: 'card_token_1', text: 'ä\u0000\ud800' }
  const a = { id: 'a', bytes: randomBytes(32) }
  const b = { id: 'b', bytes: randomBytes(32) }
  const sealer = createSealer([a], { installation })
  const stored: unknown = JSON.parse(sealer.seal(document, place))

  it('shows the id of its key, and nothing of what is in it', () => {
    expect(stored).toMatchObject({ sealed: 1, key: 'a' })
    expect(JSON.stringify(stored)).not.toContain('card_token')
    expect(sealer.seal(document, place)).not.toBe(sealer.seal(document, place))
  })

  it('opens with its key, whichever key seals by now', () => {
    const rotated = createSealer([b, a], { installation })

    expect(rotated.open(stored, place)).toEqual(document)
    expect(JSON.parse(rotated.seal(document, place))).toMatchObject({ key: 'b' })
  })

  it('opens bytes too, and leaves what was never sealed as it is', () => {
    const body = new Uint8Array([0, 123, 255, 10])
    const sealed = sealer.sealBytes(body, place)

    expect(Buffer.from(sealed).includes(Buffer.from(body))).toBe(false)
    expect(sealer.openBytes(sealed, place)).toEqual(body)
    expect(sealer.openBytes(body, place)).toEqual(body)
    expect(sealer.open({ amount: 1 }, place)).toEqual({ amount: 1 })
    expect(sealer.openBytes(Buffer.from('{"id":"evt_1"}'), place)).toEqual(
      Buffer.from('{"id":"evt_1"}'),
    )
  })

  it.each([
    ['another row', { ...place, row: [1, 3] }],
    ['another column', { ...place, column: 'ended' }],
    ['another table', { ...place, table: 'attempts' }],
    ['a row whose key reads alike', { ...place, row: [12] }],
  ])('does not open in %s', (_, other) => {
    expect(caught(() => sealer.open(stored, other))).toMatchObject({ problem: 'sealed' })
  })

  it('does not open in another database, with other bytes of the key, or changed', () => {
    const elsewhere = createSealer([a], { installation: 'database_2' })
    const wrong = createSealer([{ id: 'a', bytes: b.bytes }], { installation })
    const { data } = Object(stored)
    const bytes = Buffer.from(data, 'base64')
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
    const changed = { ...Object(stored), data: bytes.toString('base64') }
    const cut = { ...Object(stored), data: bytes.subarray(0, 20).toString('base64') }

    for (const run of [
      () => elsewhere.open(stored, place),
      () => wrong.open(stored, place),
      () => sealer.open(changed, place),
      () => sealer.open(cut, place),
    ]) {
      expect(caught(run).message).toContain('does not open with key "a"')
    }
  })

  it('names the key that is missing', () => {
    const other = createSealer([b], { installation })

    expect(caught(() => other.open(stored, place)).message).toContain(
      'sealed with key "a", which sealWith does not have',
    )
  })
})

function caught(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('It was not refused')
}

it('is an error of the engine', () => {
  expect(isEngineError(caught(() => checkSealKeys([])))).toBe(true)
})
