import { EngineError } from '../errors/engine-error.ts'
import { ANOMALY_KINDS } from '../store/policies/anomaly-kind.ts'
import { type AnomalyPolicies, POLICIES_OF_KIND } from '../store/policies/anomaly-policies.ts'

/**
 * Plain JavaScript may pass anything, and a policy that is misspelled would let money stay where it must not.
 *
 * @throws {EngineError} `invalid_input`
 */
export function checkPolicies(policies: AnomalyPolicies): AnomalyPolicies {
  const known = new Set<string>(ANOMALY_KINDS)
  const issues = [
    ...Object.keys(policies)
      .filter((kind) => !known.has(kind))
      .map((kind) => ({ path: `anomalies.${kind}`, message: 'is no kind of anomaly' })),
    ...ANOMALY_KINDS.flatMap((kind) => {
      const policy = policies[kind]
      const possible: readonly string[] = POLICIES_OF_KIND[kind]
      if (policy === undefined || possible.includes(policy)) return []
      return [{ path: `anomalies.${kind}`, message: `must be one of ${possible.join(', ')}` }]
    }),
  ]
  if (issues.length === 0) return policies
  throw new EngineError('invalid_input', { what: 'Invalid configuration.', issues })
}
