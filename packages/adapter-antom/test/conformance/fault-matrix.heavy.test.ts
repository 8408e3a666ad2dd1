import { testFaultMatrix } from '@paystate/conformance'
import { afterEach, describe, it } from 'vitest'
import { createSubject } from './subject.ts'
import { closePorts, createSubjectOnPort } from './subject-on-port.ts'

afterEach(closePorts)

describe('over a port', () => {
  testFaultMatrix(createSubjectOnPort, { it })
})

testFaultMatrix(createSubject, { it, wanted: false })
