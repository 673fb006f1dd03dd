import { ok } from '../wire/replies.ts'
import type { Command } from './context.ts'

/** The version whose behaviour is followed: what mongosh decides by. */
const version = [7, 0, 0, 0]
/** Drivers go by this; it is that of 8.0, which brought `bulkWrite`. */
const wireVersion = 25

const processId = process.pid

/** The first question of every driver: a primary of a replica set of one. */
export const hello: Command = {
  fields: [
    'client',
    'helloOk',
    'compression',
    'loadBalanced',
    'speculativeAuthenticate',
    'saslSupportedMechs',
    'backpressure',
  ],
  run({ name, address }) {
    return ok({
      helloOk: true,
      [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
      secondary: false,
      setName: 'counterpoint',
      setVersion: 1,
      hosts: [address],
      primary: address,
      me: address,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      connectionId: 1,
      minWireVersion: 0,
      maxWireVersion: wireVersion,
      readOnly: false,
    })
  },
}

export const ping: Command = { fields: [], run: () => ok() }

export const buildInfo: Command = {
  fields: [],
  run: () =>
    ok({
      version: version.slice(0, 3).join('.'),
      versionArray: version,
      gitVersion: 'counterpoint-embedded',
      modules: [],
      bits: 64,
      debug: false,
      maxBsonObjectSize: 16_777_216,
      storageEngines: ['sqlite'],
    }),
}

export const connectionStatus: Command = {
  fields: ['showPrivileges'],
  run: () => ok({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
}

export const getCmdLineOpts: Command = { fields: [], run: () => ok({ argv: [], parsed: {} }) }
export const getLog: Command = { fields: [], run: () => ok({ totalLinesWritten: 0, log: [] }) }
export const getParameter: Command = {
  fields: ['featureCompatibilityVersion'],
  run: () => ok({ featureCompatibilityVersion: { version: '7.0' } }),
}
export const whatsmyuri: Command = { fields: [], run: ({ address }) => ok({ you: address }) }
export const serverStatus: Command = {
  fields: [],
  run: ({ address, engine }) =>
    ok({
      host: address,
      version: version.slice(0, 3).join('.'),
      process: 'counterpoint-embedded',
      pid: processId,
      uptime: process.uptime(),
      transactions: { currentOpen: engine.transactions.size },
    }),
}
export const replSetGetStatus: Command = {
  fields: [],
  run: ({ address }) =>
    ok({
      set: 'counterpoint',
      myState: 1,
      members: [{ _id: 0, name: address, health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
    }),
}
