/** MongoDB's own names for the error codes this database answers with. */
const codeNames: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  54: 'NotSingleValueField',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  100: 'UnsatisfiableWriteConcern',
  112: 'WriteConflict',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  225: 'TransactionTooOld',
  238: 'NotImplemented',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  263: 'OperationNotSupportedInTransaction',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  14031: 'OutOfDiskSpace',
}

/** MongoDB's name for a code; codes without a name of their own are `Location<code>`, as there. */
export function codeName(code: number): string {
  return codeNames[code] ?? `Location${code}`
}

/** An answer `{ ok: 0 }`: MongoDB's code, a sentence, and what a driver decides by (labels, key values). */
export class CommandError extends Error {
  code: number
  labels: string[]
  extra: Record<string, unknown>
  constructor(code: number, message: string, extra: Record<string, unknown> = {}, labels: string[] = []) {
    super(message)
    this.code = code
    this.extra = extra
    this.labels = labels
  }
}

const notServed = 'the embedded database does not serve it (its README lists what it serves)'

/** The one place that says no: each kind of thing is refused with the code MongoDB gives to an unknown one. */
export const refuse = {
  command: (name: string) => new CommandError(59, `no such command: '${name}': ${notServed}`),
  option: (command: string, name: string) =>
    new CommandError(40415, `BSON field '${command}.${name}' is an unknown field: ${notServed}`),
  stage: (name: string) =>
    new CommandError(40324, `Unrecognized pipeline stage name: '${name}': ${notServed}`),
  expression: (name: string) => new CommandError(168, `Unrecognized expression '${name}': ${notServed}`),
  accumulator: (name: string) => new CommandError(15952, `unknown group operator '${name}': ${notServed}`),
  queryOperator: (name: string) => new CommandError(2, `unknown operator: ${name}: ${notServed}`),
  updateOperator: (name: string) => new CommandError(9, `Unknown modifier: ${name}: ${notServed}`),
  value: (what: string) => new CommandError(238, `${what}: ${notServed}`),
}

/** Two transactions want the same thing: the driver's withTransaction runs the later one again. */
export function writeConflict(): CommandError {
  const message = 'Write conflict: another operation changed this first. Please retry the transaction.'
  return new CommandError(112, message, {}, ['TransientTransactionError'])
}
