import { refuse } from '../errors.ts'
import { aggregate } from './aggregate.ts'
import { bulkWrite } from './bulk-write.ts'
import type { Command } from './context.ts'
import { create, drop, dropDatabase, listCollections, listDatabases, listIndexes } from './definitions.ts'
import { findAndModify } from './find-and-modify.ts'
import { fsync } from './fsync.ts'
import { createIndexes, dropIndexes } from './indexes.ts'
import { count, distinct, explain, find, getMore, killCursors } from './reading.ts'
import * as info from './server-info.ts'
import * as sessions from './session-commands.ts'
import { insert, remove, update } from './writing.ts'

/** Every command that is served. */
const commands = new Map<string, Command>([
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['count', count],
  ['distinct', distinct],
  ['aggregate', aggregate],
  ['explain', explain],
  ['insert', insert],
  ['update', update],
  ['delete', remove],
  ['bulkWrite', bulkWrite],
  ['findAndModify', findAndModify],
  ['create', create],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['listIndexes', listIndexes],
  ['createIndexes', createIndexes],
  ['dropIndexes', dropIndexes],
  ['commitTransaction', sessions.commitTransaction],
  ['abortTransaction', sessions.abortTransaction],
  ['startSession', sessions.startSession],
  ['endSessions', sessions.endSessions],
  ['refreshSessions', sessions.refreshSessions],
  ['hello', info.hello],
  ['isMaster', info.hello],
  ['ismaster', info.hello],
  ['ping', info.ping],
  ['fsync', fsync],
  ['buildInfo', info.buildInfo],
  ['buildinfo', info.buildInfo],
  ['connectionStatus', info.connectionStatus],
  ['getCmdLineOpts', info.getCmdLineOpts],
  ['getLog', info.getLog],
  ['getParameter', info.getParameter],
  ['whatsmyuri', info.whatsmyuri],
  ['serverStatus', info.serverStatus],
  ['replSetGetStatus', info.replSetGetStatus],
])

/** The command of that name; refuses any other. */
export function commandNamed(name: string): Command {
  const command = commands.get(name)
  if (!command) throw refuse.command(name)
  return command
}
