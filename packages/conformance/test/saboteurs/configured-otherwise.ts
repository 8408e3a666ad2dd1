import type { SubjectConfiguration } from '../../src/index.ts'
import type { Saboteur } from './tools.ts'

/** Is configured in another way than it should. */
export function configuredOtherwise(
  change: (configuration: SubjectConfiguration) => Partial<SubjectConfiguration>,
): Saboteur {
  return ({ configuration, ...subject }) => ({
    ...subject,
    ...(configuration && { configuration: { ...configuration, ...change(configuration) } }),
  })
}
