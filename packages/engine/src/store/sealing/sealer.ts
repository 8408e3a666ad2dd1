import { Buffer } from 'node:buffer'
import { DatabaseError } from '../database/database-error.ts'
import { envelopeIn, openText, sealText } from './envelope.ts'
import { type Place, placeText } from './place.ts'
import type { UsableKey } from './seal-keys.ts'

/** Seals what is stored, where the application gave a key, and opens it. */
export interface Sealer {
  /** The id of the key that seals; undefined where nothing is sealed. */
  readonly current: string | undefined
  /** The ids of every key that opens. */
  readonly ids: readonly string[]
  /** A document as the text of its json column. */
  seal(document: unknown, place: Place): string
  sealBytes(bytes: Uint8Array, place: Place): Uint8Array
  /**
   * The document in a json column; one that was stored before there was a key is returned as it is.
   *
   * @throws {DatabaseError} `sealed`
   */
  open(stored: unknown, place: Place): unknown
  /** @throws {DatabaseError} `sealed` */
  openBytes(stored: Uint8Array, place: Place): Uint8Array
}

/** A sealer for the rows of one database. The first key seals; all open. */
export function createSealer(
  keys: readonly UsableKey[],
  { installation }: { installation: string },
): Sealer {
  const [current] = keys
  const byId = new Map(keys.map((key) => [key.id, key]))
  const seal = (text: string, place: Place) =>
    current ? sealText(text, { key: current, place: placeText(installation, place) }) : text
  const open = (stored: unknown, place: Place): string | undefined => {
    const envelope = envelopeIn(stored)
    if (!envelope) return undefined
    const key = byId.get(envelope.key)
    if (!key) throw missing(envelope.key)
    const opened = openText(envelope, { key, place: placeText(installation, place) })
    if (opened === undefined) throw altered(key.id, place)
    return opened
  }
  return {
    current: current?.id,
    ids: [...byId.keys()],
    seal: (document, place) => seal(JSON.stringify(document), place),
    sealBytes: (bytes, place) =>
      current ? Buffer.from(seal(Buffer.from(bytes).toString('base64'), place)) : bytes,
    open(stored, place) {
      const opened = open(stored, place)
      return opened === undefined ? stored : JSON.parse(opened)
    },
    openBytes(stored, place) {
      const opened = open(jsonIn(stored), place)
      return opened === undefined ? stored : new Uint8Array(Buffer.from(opened, 'base64'))
    },
  }
}

const BRACE = 0x7b

function jsonIn(bytes: Uint8Array): unknown {
  if (bytes[0] !== BRACE) return undefined
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}

function missing(id: string): DatabaseError {
  return new DatabaseError('sealed', {
    what: `What is stored is sealed with key "${id}", which sealWith does not have.`,
  })
}

function altered(id: string, { table, column }: Place): DatabaseError {
  return new DatabaseError('sealed', {
    what: `What is stored in ${table}.${column} does not open with key "${id}": the key has other bytes, or the row was changed or moved.`,
    advice: 'Restore the row from a backup, or configure the key that sealed it.',
  })
}
