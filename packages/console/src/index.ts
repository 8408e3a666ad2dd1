/// <reference types="node" preserve="true" />

export type { Connection } from './access/connection.ts'
export type { Authorize, Person } from './access/person.ts'
export type { ActionName, Audit, AuditEntry } from './audit/audit.ts'
export type { ConsoleOptions } from './console/console-options.ts'
export { type Console, createConsole } from './console/create-console.ts'
