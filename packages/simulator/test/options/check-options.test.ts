import { createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'

const SIMULATORS = [
  { name: 'Mollie', create: createMollieSimulator },
  { name: 'Antom', create: createAntomSimulator },
]

/** As plain JavaScript does it: the compiler would not let it pass. */
describe.each(SIMULATORS)('$name’s simulator', ({ create }) => {
  it.each([
    [{ clok: 1 }, 'There is no option "clok"; there are '],
    [{ deliver: 'x' }, 'The option deliver must be a function'],
    [{ clock: {} }, 'The option clock must be a clock of createSimulatorClock'],
    [{ retention: '5' }, 'The option retention must be a number'],
    [{ seed: Number.NaN }, 'The option seed must be a number'],
    [{ baseUrl: 5 }, 'The option baseUrl must be text'],
    [null, 'The options of a simulator must be an object'],
  ])('refuses %j', (options, message) => {
    expect(() => Reflect.apply(create, undefined, [options])).toThrow(message)
  })

  it('takes an option that is undefined as one that is left out', () => {
    const options = { clock: undefined, seed: undefined }
    expect(() => Reflect.apply(create, undefined, [options])).not.toThrow()
  })
})
