import type { Payment } from '@paystate/core'
import type { RawWebhook } from '../subject/raw-webhook.ts'
import type { SubjectWebhooks } from '../subject/subject.ts'

/**
 * What must happen to a corrupted message at a provider that signs: `refused`, or `harmless`, which is
 * refused too or read exactly as the genuine one. Where nothing is signed, every message is harmless at
 * best: it may name a payment to read, and reports nothing.
 */
export type Fate = 'refused' | 'harmless'

/** One way to corrupt a provider's message. */
export interface Attack {
  readonly name: string
  readonly fate: Fate
  /** Several messages where several places can be corrupted. Without any, it does not apply. */
  readonly spoil: (genuine: RawWebhook, by: AttackTools) => Promise<readonly RawWebhook[]>
}

/** What a webhook attack is built from. */
export interface AttackTools {
  readonly webhooks: SubjectWebhooks
  readonly payment: Payment
}

/** The corpus: every known way in which a message can be wrong. */
export const ATTACKS: readonly Attack[] = [
  {
    name: 'forged',
    fate: 'refused',
    spoil: async (_genuine, { webhooks, payment }) =>
      Promise.all(Object.values(webhooks.forgeries).map((forge) => forge(payment))),
  },
  attack('with one character of the body changed', 'refused', (genuine) =>
    everyTenth(genuine.body.length).map((place) => withBody(genuine, flipped(genuine.body, place))),
  ),
  attack('re-serialized by a body parser', 'refused', (genuine) => {
    const again = reserialized(genuine.body)
    return again === undefined ? [] : [withBody(genuine, again)]
  }),
  attack('re-encoded', 'refused', (genuine) => [
    withBody(genuine, bytesOf(Buffer.from(textOf(genuine.body), 'utf16le'))),
    withBody(genuine, bytesOf(Buffer.concat([BYTE_ORDER_MARK, genuine.body]))),
    withBody(genuine, bytesOf(Buffer.concat([genuine.body, Buffer.from('\n')]))),
    withBody(genuine, bytesOf(Buffer.from(genuine.body).toString('base64'))),
  ]),
  attack('sent to another path', 'harmless', (genuine) => {
    const url = new URL(genuine.url)
    const elsewhere = new URL(genuine.url)
    elsewhere.pathname = `${url.pathname}/elsewhere`
    return [{ ...genuine, url: elsewhere.href }]
  }),
  attack('with a header missing', 'harmless', (genuine) =>
    genuine.headers.map((_header, place) =>
      withHeaders(genuine, genuine.headers.toSpliced(place, 1)),
    ),
  ),
  attack('without any header', 'refused', (genuine) => [withHeaders(genuine, [])]),
  attack('with a header twice', 'harmless', (genuine) =>
    genuine.headers.flatMap(([name, value]) => [
      withHeaders(genuine, [...genuine.headers, [name, value]]),
      withHeaders(genuine, [...genuine.headers, [name, 'x']]),
      withHeaders(genuine, [[name, 'x'], ...genuine.headers]),
    ]),
  ),
  attack('with a corrupted header', 'harmless', (genuine) =>
    genuine.headers.flatMap(([name, value], place) =>
      ['', 'x', value.slice(0, -1), value.repeat(200), `${value},${value}`].map((other) =>
        withHeaders(genuine, genuine.headers.with(place, [name, other])),
      ),
    ),
  ),
  attack('truncated', 'refused', (genuine) =>
    everyTenth(genuine.body.length).map((length) =>
      withBody(genuine, genuine.body.slice(0, length)),
    ),
  ),
  attack('not UTF-8', 'refused', (genuine) => [
    withBody(genuine, bytesOf(Buffer.concat([genuine.body, Buffer.from([0xff, 0xfe, 0xc0])]))),
    withBody(genuine, bytesOf(Buffer.from([0xff, 0xff, 0xff]))),
  ]),
  attack('empty', 'refused', (genuine) => [withBody(genuine, new Uint8Array())]),
  attack('of another shape', 'refused', (genuine) =>
    ['null', '[]', '"x"', '1', '{', '{}', '['.repeat(10_000), '{"__proto__":{"id":"x"}}'].map(
      (text) => withBody(genuine, bytesOf(Buffer.from(text))),
    ),
  ),
]

/** Ids that would change the path of the read that a message requests. */
export const HOSTILE_IDS: readonly string[] = [
  'x/../../customers/1',
  '../x',
  'x?y=z',
  'x#y',
  'x%2f..%2fy',
  'x\ny',
  'x y',
  '<script>',
  `x${'y'.repeat(5_000)}`,
]

function attack(
  name: string,
  fate: Fate,
  spoil: (genuine: RawWebhook) => readonly RawWebhook[],
): Attack {
  return { name, fate, spoil: async (genuine) => spoil(genuine) }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function withBody(genuine: RawWebhook, body: Uint8Array<ArrayBuffer>): RawWebhook {
  return { ...genuine, body }
}

function withHeaders(genuine: RawWebhook, headers: RawWebhook['headers']): RawWebhook {
  return { ...genuine, headers }
}

function everyTenth(length: number): readonly number[] {
  return Array.from({ length: 10 }, (_, tenth) => Math.floor((length * tenth) / 10))
}

function flipped(body: Uint8Array<ArrayBuffer>, place: number): Uint8Array<ArrayBuffer> {
  return body.map((byte, index) => (index === place ? byte ^ 1 : byte))
}

/** What a framework passes on when it has parsed the body and serialized it again. */
function reserialized(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  try {
    const again = JSON.stringify(JSON.parse(textOf(body)), undefined, 1)
    return bytesOf(Buffer.from(again))
  } catch {
    return undefined
  }
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body)
}

function bytesOf(content: Buffer | string): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}
