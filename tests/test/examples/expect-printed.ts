import { expect } from 'vitest'
import { type Example, nameOf } from '../../src/examples/example.ts'
import { runExample } from '../../src/examples/run.ts'

/** Examples beside their names, for `it.each`. */
export function named(examples: readonly Example[]): (readonly [string, Example])[] {
  return examples.map((example) => [nameOf(example), example])
}

/** Runs an example in a process of its own: it ends well, and prints what its page says. */
export function expectPrinted(example: Example): void {
  const { code, stdout, stderr } = runExample(example)

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  if (example.output !== undefined) expect(stdout.trimEnd()).toBe(example.output.trimEnd())
}
