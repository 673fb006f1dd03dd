let missed = 0

/** One figure beside its goal. */
export function report(what: string, figure: string, goal: string, reached: boolean): void {
  if (!reached) missed++
  console.log(`${reached ? 'ok    ' : 'MISSED'}  ${what.padEnd(62)} ${figure.padStart(8)}   goal ${goal}`)
}

export const say = (line: string): void => console.log(`        ${line}`)
export const missedGoals = (): number => missed
