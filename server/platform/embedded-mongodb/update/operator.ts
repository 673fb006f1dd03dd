/** The field stays as it is. */
export const unchanged = Symbol('unchanged')
/** The field goes away. */
export const removed = Symbol('removed')

/** What an operator makes of a field's value (undefined: missing); `where` names the field in errors. */
export type Operator = (
  value: unknown,
  operand: unknown,
  where: { path: string; inserting: boolean },
) => unknown
