/** What an option of a simulator is. */
type Kind = 'clock' | 'function' | 'number' | 'text' | 'flag' | 'list' | 'object'

/** Every option with its kind: a new one does not compile until it is here. */
export type OptionKinds<Options> = Readonly<Record<keyof Options, Kind>>

/**
 * Refuses an option that nobody reads, or that is of another kind: a test whose simulator ignores it would pass for
 * the wrong reason.
 *
 * @throws {TypeError}
 */
export function checkOptions<Options extends object>(
  options: Options,
  kinds: OptionKinds<Options>,
): void {
  if (!isObject(options)) throw new TypeError('The options of a simulator must be an object')
  const known = new Map<string, Kind>(Object.entries(kinds))
  for (const [name, value] of Object.entries(options)) {
    const kind = known.get(name)
    if (kind === undefined) {
      const names = [...known.keys()].toSorted().join(', ')
      throw new TypeError(`There is no option ${JSON.stringify(name)}; there are ${names}`)
    }
    if (value === undefined) continue
    const { is, words } = KINDS[kind]
    if (!is(value)) throw new TypeError(`The option ${name} must be ${words}`)
  }
}

interface KindRule {
  readonly words: string
  is(value: unknown): boolean
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const hasFunctions = (value: unknown, names: readonly string[]) =>
  isObject(value) && names.every((name) => typeof Reflect.get(value, name) === 'function')

const KINDS = {
  clock: {
    words: 'a clock of createSimulatorClock or createRealTimeClock',
    is: (value) => hasFunctions(value, ['now', 'monotonic', 'advance', 'after']),
  },
  function: { words: 'a function', is: (value) => typeof value === 'function' },
  number: {
    words: 'a number',
    is: (value) => typeof value === 'number' && !Number.isNaN(value),
  },
  text: { words: 'text', is: (value) => typeof value === 'string' },
  flag: { words: 'true or false', is: (value) => typeof value === 'boolean' },
  list: { words: 'a list', is: (value) => Array.isArray(value) },
  object: { words: 'an object', is: (value) => isObject(value) && !Array.isArray(value) },
} as const satisfies Readonly<Record<Kind, KindRule>>
