/// <reference types="node" preserve="true" />
export {
  createTestEngine,
  type TestClock,
  type TestEngine,
  type TestEngineOptions,
} from './testing/create-test-engine.ts'
