/**
 * `node:http`, asked for by name: an import of it as a module reads every one of its exports, and one of
 * them loads Node's own fetch, which costs more than all that is loaded here.
 */
export const { Agent, request } = process.getBuiltinModule('node:http')
